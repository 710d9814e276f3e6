package org.byggbar.dialogue;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.byggbar.municipality.Municipality;
import org.byggbar.plans.PlanSummary;
import org.byggbar.platform.Messages;
import org.byggbar.platform.ProblemException;
import org.byggbar.platform.Problems;
import org.byggbar.platform.PublicAddress;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A proposal to read, to show in a meeting and to have a say about. The form works without scripts: it is sent here,
 * and the answer is a page.
 */
@Controller
@RequestMapping("/{municipality:[a-z][a-z0-9-]*}/proposals/{id}")
class ProposalPages {

    /** Something to change before the form can be sent. */
    record Fault(String field, String message) {}

    private final ProposalPage page;
    private final FormTokens formTokens;
    private final ContributionFormController sending;
    private final Problems problems;
    private final PublicAddress publicAddress;
    private final JsonMapper json;

    ProposalPages(ProposalPage page, FormTokens formTokens, ContributionFormController sending, Problems problems,
            PublicAddress publicAddress, JsonMapper json) {
        this.page = page;
        this.formTokens = formTokens;
        this.sending = sending;
        this.problems = problems;
        this.publicAddress = publicAddress;
        this.json = json;
    }

    @GetMapping
    ModelAndView proposal(@RequestAttribute Municipality municipality, @PathVariable long id, HttpServletRequest request, Model model) {
        return proposal(page.plan(municipality, id), municipality, ContributionForm.empty(formTokens.issue(id)), List.of(), request, model);
    }

    @GetMapping("/present")
    String present(@RequestAttribute Municipality municipality, @PathVariable long id, HttpServletRequest request, Model model) {
        page.fill(page.plan(municipality, id), municipality.timeZone(), request, model);
        model.addAttribute("proposalPath", "/" + municipality.id() + "/proposals/" + id);
        model.addAttribute("shortAddress", publicAddress.of("/p/" + id, request).replaceFirst("^https?://", ""));
        return "present";
    }

    /** Where the form is sent has nothing to show by itself, such as when the language is changed on the answer. */
    @GetMapping("/contributions")
    String back(@RequestAttribute Municipality municipality, @PathVariable long id) {
        return "redirect:/" + municipality.id() + "/proposals/" + id;
    }

    @PostMapping("/contributions")
    ModelAndView send(@RequestAttribute Municipality municipality, @PathVariable long id, @ModelAttribute ContributionForm form,
            HttpServletRequest request, Locale locale, Model model) {
        PlanSummary plan = page.plan(municipality, id);
        try {
            var answer = sending.send(id, form.body(json, Messages.language(locale)), request, locale, form.key());
            JsonNode receipt = json.readTree(answer.getBody());
            model.addAttribute("plan", plan);
            model.addAttribute("code", receipt.path("receiptCode").asString());
            return new ModelAndView("receipt", HttpStatus.CREATED);
        } catch (ProblemException refused) {
            boolean another = refused.code().startsWith("form.token") || refused.code().startsWith("idempotency.");
            ContributionForm shown = another ? form.renewed(formTokens.issue(id)) : form;
            ModelAndView answer = proposal(plan, municipality, shown, faults(refused, request, locale), request, model);
            answer.setStatus(refused.status());
            return answer;
        }
    }

    private ModelAndView proposal(PlanSummary plan, Municipality municipality, ContributionForm form, List<Fault> faults,
            HttpServletRequest request, Model model) {
        page.fill(plan, municipality.timeZone(), request, model);
        model.addAttribute("form", form);
        model.addAttribute("faults", faults);
        model.addAttribute("fault", faults.stream().collect(Collectors.toMap(Fault::field, Fault::message, (first, second) -> first)));
        model.addAttribute("formKinds", page.kinds());
        model.addAttribute("maxLength", NewContribution.MAX_TEXT);
        return new ModelAndView("proposal");
    }

    /** One fault for each field, or the refusal itself, beside the text. */
    private List<Fault> faults(ProblemException refused, HttpServletRequest request, Locale locale) {
        Map<String, Object> body = problems.body(refused, request.getRequestURI(), locale);
        if (body.get("errors") instanceof List<?> errors) {
            return errors.stream().map(error -> (Map<?, ?>) error)
                    .map(error -> new Fault(field((String) error.get("pointer")), (String) error.get("message"))).toList();
        }
        return List.of(new Fault("text", (String) body.get("detail")));
    }

    private static String field(String pointer) {
        String name = pointer.replaceFirst("^/", "").split("/")[0];
        return List.of("kind", "publicName", "email", "phone").contains(name) ? name : "text";
    }
}
