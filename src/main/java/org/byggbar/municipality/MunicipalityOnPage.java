package org.byggbar.municipality;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.byggbar.platform.PageData;
import org.byggbar.platform.PageRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Gives every page under {@code /{municipality}/…} its municipality, for the template as {@code municipality} and for the
 * script in the page data. An unknown one is 404 before any page is drawn.
 */
@Component
class MunicipalityOnPage implements HandlerInterceptor, WebMvcConfigurer {

    private final Municipalities municipalities;

    MunicipalityOnPage(Municipalities municipalities) {
        this.municipalities = municipalities;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (PageRequest.isPage(request)
                && request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> path
                && path.get("municipality") instanceof String id) {
            Municipality municipality = municipalities.get(id);
            request.setAttribute("municipality", municipality);
            PageData.put(request, "municipality", municipality);
        }
        return true;
    }
}
