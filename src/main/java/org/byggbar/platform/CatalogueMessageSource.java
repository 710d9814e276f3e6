package org.byggbar.platform;

import java.text.MessageFormat;
import java.util.Locale;
import org.springframework.context.support.AbstractMessageSource;
import org.springframework.stereotype.Component;

/** Lets Thymeleaf's {@code #{key}} read the one catalogue. */
@Component("messageSource")
class CatalogueMessageSource extends AbstractMessageSource {

    private final Messages messages;

    CatalogueMessageSource(Messages messages) {
        this.messages = messages;
        setAlwaysUseMessageFormat(false);
    }

    @Override
    protected String resolveCodeWithoutArguments(String code, Locale locale) {
        return messages.catalogue(Messages.language(locale)).get(code);
    }

    @Override
    protected MessageFormat resolveCode(String code, Locale locale) {
        String text = resolveCodeWithoutArguments(code, locale);
        return text == null ? null : new MessageFormat(text.replace("'", "''"), locale);
    }
}
