package org.byggbar.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The address under which people reach this site, for links that leave the browser: QR codes, mail, feeds. */
@Component
public class PublicAddress {

    private static final Pattern PATH = Pattern.compile("/(?!/)[A-Za-z0-9/_.~%?&=+,;:@!*()#-]{0,500}");

    private final String publicUrl;

    /** @param publicUrl scheme and host as the operator set them; blank: as the request came */
    PublicAddress(@Value("${byggbar.platform.public-url}") String publicUrl) {
        this.publicUrl = publicUrl.replaceFirst("/+$", "");
    }

    /**
     * @param path on this site, from its first slash
     * @throws ProblemException 400 {@code path.invalid} for anything that could lead elsewhere
     */
    public String of(String path, HttpServletRequest request) {
        if (!PATH.matcher(path).matches()) {
            throw ProblemException.badRequest("path.invalid");
        }
        return (publicUrl.isEmpty() ? ServletUriComponentsBuilder.fromContextPath(request).build().toUriString() : publicUrl) + path;
    }
}
