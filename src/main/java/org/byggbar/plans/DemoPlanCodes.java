package org.byggbar.plans;

import java.util.Map;
import java.util.stream.Collectors;
import org.byggbar.exchange.DemoFolder;

/** Demo files name a plan by a key of their own; this finds its code. */
public class DemoPlanCodes {

    private final Map<String, String> codes;

    public DemoPlanCodes(DemoFolder folder) {
        codes = folder.features("plans").stream().collect(Collectors.toMap(plan -> plan.text("key"), plan -> plan.text("code")));
    }

    public String code(String key) {
        return codes.get(key);
    }
}
