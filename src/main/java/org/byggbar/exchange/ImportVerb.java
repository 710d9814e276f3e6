package org.byggbar.exchange;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.byggbar.platform.CommandFailure;
import org.byggbar.platform.Verb;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** {@code ./byggbar import FILE --layer zones --municipality drammen}: a file into a layer, with a report. */
@Component
class ImportVerb implements Verb {

    static final int REFUSED = 2;

    private static final String USAGE = "Usage: ./byggbar import FILE --layer zones --municipality drammen "
            + "[--plan CODE] [--crs EPSG:25832] [--mapping FILE] [--dry-run] [--skip-invalid]";
    private static final int SHOWN = 20;

    private final ObjectProvider<Importer> importer;

    ImportVerb(ObjectProvider<Importer> importer) {
        this.importer = importer;
    }

    @Override
    public String name() {
        return "import";
    }

    @Override
    public int run(List<String> arguments) {
        ImportOrder order = order(arguments);
        try {
            ImportReport report = importer.getObject().run(order, new ImportProgress(System.out, System.console() != null));
            print(report, order, System.out);
            return report.committed() || order.dryRun() && report.refused() == 0 ? 0 : REFUSED;
        } catch (UnreadableFile e) {
            throw new CommandFailure(e.getMessage(), e);
        }
    }

    static ImportOrder order(List<String> arguments) {
        Path file = null;
        Path mapping = null;
        String layer = null;
        String municipality = null;
        String plan = null;
        OptionalInt crs = OptionalInt.empty();
        boolean dryRun = false;
        boolean skipInvalid = false;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext();) {
            String argument = rest.next();
            switch (argument) {
                case "--layer" -> layer = value(argument, rest);
                case "--municipality" -> municipality = value(argument, rest);
                case "--plan" -> plan = value(argument, rest);
                case "--crs" -> crs = OptionalInt.of(epsg(value(argument, rest)));
                case "--mapping" -> mapping = readable(value(argument, rest));
                case "--dry-run" -> dryRun = true;
                case "--skip-invalid" -> skipInvalid = true;
                default -> {
                    if (argument.startsWith("-") || file != null) {
                        throw new CommandFailure("\"" + argument + "\" is not understood. " + USAGE);
                    }
                    file = readable(argument);
                }
            }
        }
        if (file == null || layer == null || municipality == null) {
            throw new CommandFailure(USAGE);
        }
        return new ImportOrder(file, layer, municipality, crs, mapping, plan, dryRun, skipInvalid);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new CommandFailure(option + " needs a value. " + USAGE);
        }
        return rest.next();
    }

    private static Path readable(String name) {
        Path file = Path.of(name);
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new CommandFailure("There is no readable file " + name + ".");
        }
        return file;
    }

    private static int epsg(String text) {
        String digits = text.toUpperCase(Locale.ROOT).replaceFirst("^EPSG:", "");
        if (!digits.matches("\\d{4,6}")) {
            throw new CommandFailure("--crs takes an EPSG code such as EPSG:25832, not \"" + text + "\".");
        }
        return Integer.parseInt(digits);
    }

    private static void print(ImportReport report, ImportOrder order, PrintStream out) {
        report.refusals().stream().limit(SHOWN).forEach(refusal -> out.printf("feature %d: %s%s%s [%s]%n", refusal.number(),
                refusal.field() == null || refusal.field().isEmpty() ? "" : refusal.field() + ": ", refusal.sentence(),
                refusal.lon() == null ? "" : String.format(Locale.ROOT, " At %.6f, %.6f.", refusal.lon(), refusal.lat()), refusal.code()));
        if (report.refusals().size() > SHOWN) {
            out.println("…");
            report.byCode().forEach((code, count) -> out.printf("%,8d × %s%n", count, code));
        }
        out.printf("%,d read, %,d good, %,d refused. %s%n", report.read(), report.accepted(), report.refused(), outcome(report, order));
    }

    private static String outcome(ImportReport report, ImportOrder order) {
        if (report.committed()) {
            return "Saved: " + report.address();
        }
        if (order.dryRun()) {
            return "A dry run: nothing was saved.";
        }
        return report.accepted() == 0 ? "Nothing was saved."
                : "Nothing was saved; --skip-invalid saves the good ones.";
    }
}
