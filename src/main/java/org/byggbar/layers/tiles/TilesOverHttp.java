package org.byggbar.layers.tiles;

import org.byggbar.layers.definition.LayerRegistry;
import org.byggbar.platform.ClientAddress;
import org.byggbar.platform.ProblemWriter;
import org.byggbar.platform.Turns;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** How tiles get out of the house quickly (decision 0017). */
@Configuration(proxyBeanMethods = false)
class TilesOverHttp {

    /** Before every other filter, and only where tiles are asked for. */
    @Bean
    FilterRegistrationBean<PlainTiles> plainTiles(Tiles tiles, LayerRegistry layers, ClientAddress address, Turns turns, ProblemWriter problems) {
        var registration = new FilterRegistrationBean<>(new PlainTiles(tiles, layers, address, turns, problems));
        registration.addUrlPatterns("/tiles/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** A whole tile goes to the kernel in one write and without a copy; browsers and load tests keep their connection. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> tileSockets() {
        return tomcat -> tomcat.addConnectorCustomizers(connector -> {
            connector.setProperty("socket.directBuffer", "true");
            connector.setProperty("socket.appWriteBufSize", "65536");
            connector.setProperty("maxKeepAliveRequests", "-1");
        });
    }
}
