package org.byggbar.dialogue;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.byggbar.platform.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Finding one's own comment by its receipt code. The code is posted, so that it stays out of addresses and logs. */
@Controller
@RequestMapping("/{municipality:[a-z][a-z0-9-]*}/receipt")
class ReceiptPages {

    private final ContributionController receipts;

    ReceiptPages(ContributionController receipts) {
        this.receipts = receipts;
    }

    @GetMapping
    String ask() {
        return "receipt";
    }

    @PostMapping
    ModelAndView find(@RequestParam(defaultValue = "") String code, HttpServletRequest request,
            Locale locale, Model model) {
        model.addAttribute("asked", code);
        try {
            model.addAttribute("found", receipts.receipt(code, request, locale).getBody());
            return new ModelAndView("receipt");
        } catch (ProblemException missing) {
            if (missing.status() != HttpStatus.NOT_FOUND) {
                throw missing;
            }
            model.addAttribute("unknown", true);
            return new ModelAndView("receipt", HttpStatus.NOT_FOUND);
        }
    }
}
