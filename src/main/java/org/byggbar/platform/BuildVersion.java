package org.byggbar.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Names this build by what is in its browser files, so that a changed file gets a new address. */
@Component
class BuildVersion {

    private final String id;

    BuildVersion() {
        CRC32 sum = new CRC32();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:web/app/**/*.*")) {
                sum.update(String.valueOf(file.getFilename()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
                try (var in = file.getInputStream()) {
                    sum.update(in.readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        id = Long.toHexString(sum.getValue());
    }

    String id() {
        return id;
    }
}
