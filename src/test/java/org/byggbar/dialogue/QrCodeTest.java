package org.byggbar.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTest {

    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\3z");

    @Test
    void readsBackAsTheAddress() throws Exception {
        String address = "https://plan.example.no/drammen/proposals/2?lang=nb#say-what-you-think";
        String svg = QrCode.svg(address);
        assertThat(new Decoder().decode(modules(svg)).getText()).isEqualTo(address);
        assertThat(svg).startsWith("<svg xmlns=").doesNotContain("<script").contains("fill=\"#fff\"");
    }

    /** The dark modules without the quiet zone, which must be empty. */
    private static BitMatrix modules(String svg) {
        Matcher box = Pattern.compile("viewBox=\"0 0 (\\d+)").matcher(svg);
        assertThat(box.find()).isTrue();
        int size = Integer.parseInt(box.group(1)) - 8;
        BitMatrix modules = new BitMatrix(size);
        for (Matcher run = RUN.matcher(svg); run.find();) {
            modules.setRegion(Integer.parseInt(run.group(1)) - 4, Integer.parseInt(run.group(2)) - 4, Integer.parseInt(run.group(3)), 1);
        }
        return modules;
    }
}
