package org.byggbar.sites;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.byggbar.identity.Viewer;
import org.byggbar.municipality.Municipality;
import org.byggbar.platform.CodeLists;
import org.byggbar.platform.PageData;
import org.byggbar.platform.ProblemException;
import org.byggbar.platform.Wording;
import org.byggbar.zoning.UtilisationWords;
import org.byggbar.zoning.ZoneAt;
import org.byggbar.zoning.ZonesAt;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Plots on offer, for developers: the search with its list, and a page for each plot. */
@Controller
@RequestMapping("/{municipality:[a-z][a-z0-9-]*}/sites")
class SitePages {

    private static final int SHOWN = 200;
    private static final SiteFilter ANY = new SiteFilter(null, null, null, null, null, null, null, null);

    /** A number about a plot with where it comes from. */
    record Figure(String name, String value, String source) {}

    private final Sites sites;
    private final SiteQuery query;
    private final ZonesAt zones;
    private final UtilisationWords utilisation;
    private final CodeLists codeLists;
    private final Wording wording;

    SitePages(Sites sites, SiteQuery query, ZonesAt zones, UtilisationWords utilisation, CodeLists codeLists, Wording wording) {
        this.sites = sites;
        this.query = query;
        this.zones = zones;
        this.utilisation = utilisation;
        this.codeLists = codeLists;
        this.wording = wording;
    }

    @GetMapping
    String search(@RequestAttribute Municipality municipality, @RequestParam Map<String, String> parameters, HttpServletRequest request,
            Model model) {
        SiteFilter filter = query.read(parameters);
        SiteSearchForm form = SiteSearchForm.of(parameters, request.getRequestURI());
        boolean drafts = Viewer.current().maySeeDrafts(municipality.id());
        List<Site> found = sites.list(municipality.id(), filter, drafts, SiteSort.of(form.value("sort")), SHOWN, 0);
        model.addAttribute("form", form);
        model.addAttribute("chips", form.chips(wording));
        model.addAttribute("sites", found);
        model.addAttribute("count", sites.count(municipality.id(), filter, drafts));
        model.addAttribute("total", sites.count(municipality.id(), ANY, drafts));
        if (found.isEmpty()) {
            sites.findNearestMiss(municipality.id(), filter, drafts).ifPresent(miss -> {
                model.addAttribute("nearest", miss.site());
                model.addAttribute("miss", words(miss));
            });
        }
        model.addAttribute("statuses", codeLists.list("site_status").values());
        model.addAttribute("landUses", landUses(municipality.id(), drafts));
        model.addAttribute("sorts", List.of("name", "area", "floorArea", "station", "closes"));
        return "sites";
    }

    @GetMapping("/{id}")
    String site(@RequestAttribute Municipality municipality, @PathVariable long id, HttpServletRequest request, Model model) {
        Site site = sites.find(id).filter(found -> found.municipality().equals(municipality.id()))
                .filter(found -> found.published() || Viewer.current().maySeeDrafts(found.municipality()))
                .orElseThrow(ProblemException::notFound);
        Optional<ZoneAt> zone = zones.mainly(municipality.id(), sites.shape(id));
        LocalDate today = LocalDate.now(municipality.timeZone());
        model.addAttribute("site", site);
        model.addAttribute("zone", zone.orElse(null));
        model.addAttribute("figures", figures(site, zone));
        model.addAttribute("opened", site.opensOn() == null || !site.opensOn().isAfter(today));
        model.addAttribute("closed", site.closesOn() != null && site.closesOn().isBefore(today));
        PageData.put(request, "site", id);
        return "site";
    }

    /** Land uses that plots here have, by name. */
    private List<CodeLists.Code> landUses(String municipality, boolean drafts) {
        return sites.list(municipality, ANY, drafts, SiteSort.NAME, 1000, 0).stream().map(Site::landUse).distinct()
                .flatMap(code -> codeLists.find("land_use", code).stream())
                .sorted(Comparator.comparing(code -> code.name(wording.language()))).toList();
    }

    private String words(NearestMiss miss) {
        Double by = miss.getBy();
        String amount = by == null ? "" : miss.filter().equals("stationWithinM") || miss.filter().equals("polygon")
                ? wording.distance(by) : wording.quantity(by, "m²");
        return wording.text("sites.miss." + miss.filter(), Map.of("by", amount));
    }

    private List<Figure> figures(Site site, Optional<ZoneAt> zone) {
        List<Figure> figures = new ArrayList<>();
        figures.add(figure("area", wording.quantity(site.areaM2(), "m²"), Map.of("crs", site.areaCrs())));
        figures.add(figure("floorArea", wording.quantity(site.floorAreaM2(), "m²"), Map.of()));
        figures.add(figure("ratio", wording.number(site.floorAreaM2() / site.areaM2(), 2), Map.of()));
        figures.add(figure("landUse", wording.code("land_use", site.landUse()), Map.of("code", site.landUse())));
        zone.ifPresent(applying -> figures.addAll(figures(applying)));
        if (site.station() != null) {
            figures.add(figure("station", wording.text("site.figure.station.value", Map.of("station", site.station().name(),
                    "distance", wording.distance(site.station().distanceM()))), Map.of()));
        }
        return figures;
    }

    private List<Figure> figures(ZoneAt zone) {
        List<Figure> figures = new ArrayList<>();
        String source = wording.text("site.figure.zone.source", Map.of("zone", zone.code()));
        if (zone.maxStoreys() != null && zone.maxStoreys() > 0) {
            figures.add(new Figure(wording.text("site.figure.storeys"),
                    wording.text("site.figure.storeys.value", Map.of("n", zone.maxStoreys())), source));
        }
        utilisation.of(zone.utilisationMeasure(), zone.utilisationAllowed())
                .ifPresent(words -> figures.add(new Figure(wording.text("site.figure.utilisation"), words, source)));
        return figures;
    }

    private Figure figure(String key, String value, Map<String, ?> sourceValues) {
        return new Figure(wording.text("site.figure." + key), value, wording.text("site.figure." + key + ".source", sourceValues));
    }
}
