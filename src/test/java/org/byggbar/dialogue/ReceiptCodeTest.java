package org.byggbar.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReceiptCodeTest {

    @Test
    void isReadableAloudAndNeverTheSame() {
        assertThat(ReceiptCode.fresh().text()).matches("[2-9C-Z]{4}(-[2-9C-Z]{4}){2}").doesNotContainPattern("[AEIOUL58BS01]");
        assertThat(ReceiptCode.fresh()).isNotEqualTo(ReceiptCode.fresh());
    }

    @Test
    void isFoundHoweverItIsTyped() {
        String hash = new ReceiptCode("K7QM-3FXP-9RTC").hash();
        assertThat(ReceiptCode.typed(" k7qm 3fxp9rtc").hash()).isEqualTo(hash);
        assertThat(ReceiptCode.typed("K7QM-3FXP-9RTD").hash()).isNotEqualTo(hash);
        assertThat(hash).doesNotContainIgnoringCase("K7QM").hasSize(64);
    }
}
