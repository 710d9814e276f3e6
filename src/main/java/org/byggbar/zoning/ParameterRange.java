package org.byggbar.zoning;

import io.swagger.v3.oas.annotations.media.Schema;

/** A value nobody knows exactly, in its parameter's unit; low ≤ likely ≤ high. */
@Schema(name = "ParameterRange")
public record ParameterRange(double low, double likely, double high) {}
