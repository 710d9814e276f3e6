package org.byggbar.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers below are made up, or the published test numbers of Skatteverket and Skatteetaten. */
class PersonalDataTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
        "Jag heter så, 811228-9874.               | Jag heter så, [x].",
        "19811228-9874 är mitt nummer             | [x] är mitt nummer",
        "198112289874                             | [x]",
        "8112289874                               | [x]",
        "811228+9874                              | [x]",
        "samordningsnummer 701063-2391            | samordningsnummer [x]",
        "siffran fel: 811228-9875                 | siffran fel: [x]",
        "fødselsnummer 01010750160                | fødselsnummer [x]",
        "med mellomrom 010107 50160               | med mellomrom [x]",
        "D-nummer 410107 50160                    | D-nummer [x]",
        "Ring meg på 41 23 45 67!                 | Ring meg på [x]!",
        "mobil 412 34 567                         | mobil [x]",
        "mobil 41234567, takk                     | mobil [x], takk",
        "+47 41 23 45 67                          | [x]",
        "0047 41234567                            | [x]",
        "ring 070-123 45 67                       | ring [x]",
        "0226-64 50 00                            | [x]",
        "+46 70 123 45 67                         | [x]",
        "skriv til kari.nordmann@eksempel.no.     | skriv til [x].",
        "åsa@kommun.example.se och 0701234567     | [x] och [x]",
    })
    void hides(String text, String masked) {
        assertThat(PersonalData.masked(text, "[x]")).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "Flere trær ved elva.", "Gnr. 114/159 og 112/304", "saken 2023/12345", "Krylbo 1:23", "dnr KS 2024-00123",
        "16 464 m² tomt, 14 840 m² BRA", "22 500 000 kroner", "Møte 20261122 kl. 18", "møtet er 2026-11-22", "0,5 prosent", "EPSG:25832",
        "telefon 113", "6643700.25, 567000.5", "12345678901 er elleve siffer uten kontroll", "kl. 17.00-19.00", "a @ b", "500 @ 2 kr",
    })
    void leavesAlone(String text) {
        assertThat(PersonalData.masked(text, "[x]")).isNull();
        assertThat(PersonalData.in(text)).isEmpty();
    }

    @Test
    void namesKindAndPlaceInTheOrderOfTheText() {
        assertThat(PersonalData.in("a@b.no 41 23 45 67")).containsExactly(
                new PersonalData.Finding(PersonalData.Kind.EMAIL, 0, 6),
                new PersonalData.Finding(PersonalData.Kind.PHONE, 7, 18));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "1", "a.", "1 ", "a@", "a@a.", "+1 ", "0-", "12-"})
    void takesNoLongerForTextMadeToBeSlow(String unit) {
        long start = System.nanoTime();
        PersonalData.in(unit.repeat(4000 / unit.length()));
        assertThat(System.nanoTime() - start).isLessThan(300_000_000L);
    }
}
