package org.byggbar.exchange;

import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * What somebody asked to be imported.
 *
 * @param forcedCrs EPSG code that overrides what the file says
 * @param plan code of the plan that receives the features, null for a new draft
 * @param dryRun check and report, change nothing
 * @param skipInvalid import the good features even if others are refused
 */
public record ImportOrder(Path file, String layer, String municipality, OptionalInt forcedCrs, Path mapping, String plan,
        boolean dryRun, boolean skipInvalid) {}
