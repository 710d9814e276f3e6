package org.byggbar.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.byggbar.support.ServerTest;
import org.byggbar.support.TestApi;
import org.byggbar.support.TestApi.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

@ServerTest
class ShareIT {

    @Autowired
    private WebApplicationContext context;

    @Test
    void drawsTheCodeOfAPathOnThisSite() {
        Answer code = TestApi.of(context).get("/api/qr.svg?path=/drammen/proposals/2%3Flang=nb");
        assertThat(code.status()).isEqualTo(200);
        assertThat(code.text()).startsWith("<svg ").contains("<path fill=\"#000\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "https://evil.example", "/%5Cevil.example", "drammen", "", "/a%0Ab", "/%22%3E%3Cscript%3E", "javascript:alert(1)"})
    void leadsNowhereElse(String path) {
        Answer refused = TestApi.of(context).get("/api/qr.svg?path=" + path);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("path.invalid");
    }
}
