package org.byggbar.identity;

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

/** Tells every page who is looking, so that the shell offers the rooms this person may enter. */
@Component
class ViewerOnPage implements HandlerInterceptor, WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (PageRequest.isPage(request)) {
            Viewer viewer = Viewer.current();
            String municipality = municipality(request);
            request.setAttribute("viewer", viewer);
            boolean mayPlan = municipality != null && viewer.mayPlan(municipality);
            request.setAttribute("mayPlan", mayPlan);
            PageData.put(request, "mayPlan", mayPlan);
            request.setAttribute("mayModerate", municipality != null && viewer.mayModerate(municipality));
        }
        return true;
    }

    private static String municipality(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> path
                ? (String) path.get("municipality") : null;
    }
}
