package org.byggbar.platform;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.LiteWebJarsResourceResolver;

/**
 * Serves the browser's files. Their address carries the build ({@code /app/<version>/…}), so they are kept for a year;
 * with {@code byggbar.web.dir} set they come from a working copy and are never kept.
 */
@Configuration(proxyBeanMethods = false)
public class StaticFiles implements WebMvcConfigurer {

    private final String webDir;
    private final String version;

    StaticFiles(@Value("${byggbar.web.dir}") String webDir, BuildVersion build) {
        this.webDir = webDir;
        this.version = build.id();
    }

    /** Where pages find the browser's files, without a slash at the end. */
    public String base() {
        return "/app/" + version;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        boolean live = !webDir.isBlank();
        CacheControl year = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
        registry.addResourceHandler(base() + "/**")
                .addResourceLocations(live ? Path.of(webDir, "app").toUri().toString() : "classpath:/web/app/")
                .setCacheControl(live ? CacheControl.noStore() : year);
        registry.addResourceHandler("/webjars/**")
                .addResourceLocations("classpath:/META-INF/resources/webjars/")
                .setCacheControl(year)
                .resourceChain(true).addResolver(new LiteWebJarsResourceResolver());
    }
}
