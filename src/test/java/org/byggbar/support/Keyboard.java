package org.byggbar.support;

import com.microsoft.playwright.Locator;

/** Moves through a page as somebody without a mouse does. */
public final class Keyboard {

    private static final int PATIENCE = 120;

    private Keyboard() {}

    /** Presses Tab until the element has the focus. */
    public static void tabTo(Locator target) {
        for (int i = 0; i < PATIENCE; i++) {
            if ((Boolean) target.evaluate("element => element === document.activeElement")) {
                return;
            }
            target.page().keyboard().press("Tab");
        }
        throw new AssertionError("Tab never reached " + target);
    }

    /** Presses Tab until the element has the focus, then Enter. */
    public static void enter(Locator target) {
        tabTo(target);
        target.page().keyboard().press("Enter");
    }
}
