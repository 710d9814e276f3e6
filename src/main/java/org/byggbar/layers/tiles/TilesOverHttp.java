package org.byggbar.layers.tiles;

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
    FilterRegistrationBean<KeptTiles> keptTiles(TileCache cache) {
        var registration = new FilterRegistrationBean<>(new KeptTiles(cache));
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
