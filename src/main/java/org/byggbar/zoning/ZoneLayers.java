package org.byggbar.zoning;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The layers through which zones are written: land use, and what lies over it. */
@Configuration(proxyBeanMethods = false)
class ZoneLayers {

    @Bean
    ZoneLayerEditor zoneLayerEditor(ZoneEditing editing, Zones zones, JsonMapper json) {
        return new ZoneLayerEditor(ZoneLayerNames.ZONE, editing, zones, json);
    }

    @Bean
    ZoneLayerEditor overlayLayerEditor(ZoneEditing editing, Zones zones, JsonMapper json) {
        return new ZoneLayerEditor(ZoneLayerNames.OVERLAY, editing, zones, json);
    }
}
