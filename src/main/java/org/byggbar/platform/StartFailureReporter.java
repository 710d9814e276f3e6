package org.byggbar.platform;

import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says in one sentence why the server did not start, for the causes an operator can put right. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartFailureReporter implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String sentence = sentence(cause);
            if (sentence != null) {
                System.err.println(sentence);
                return true;
            }
        }
        return false;
    }

    private static String sentence(Throwable cause) {
        if (cause instanceof CommandFailure) {
            return cause.getMessage();
        }
        if (cause instanceof PortInUseException taken) {
            return CommandLine.portInUse(taken.getPort());
        }
        if (cause instanceof FlywayValidateException) {
            return "The database was changed by other migrations than this version has: start the version that wrote"
                    + " it, or restore a backup made with this version.";
        }
        return null;
    }
}
