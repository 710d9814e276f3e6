package org.byggbar.zoning.capacity;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * A quantity nobody knows exactly; low ≤ likely ≤ high. Arithmetic is that of intervals: what makes a result small is
 * combined with what makes it small, so order survives every operation. Factors and divisors are never negative.
 */
@Schema(name = "Range")
public record Range(double low, double likely, double high) {

    /** Quotients such as 0.3 × 1000 / 100 fall a hair below whole numbers in binary arithmetic. */
    private static final double HAIR = 1e-9;

    public static final Range NOTHING = exactly(0);

    public static Range exactly(double value) {
        return new Range(value, value, value);
    }

    Range plus(Range other) {
        return with(other, Double::sum);
    }

    Range minus(Range other) {
        return new Range(low - other.high, likely - other.likely, high - other.low);
    }

    Range times(Range factor) {
        return with(factor, (a, b) -> a * b);
    }

    Range over(Range divisor) {
        return new Range(low / divisor.high, likely / divisor.likely, high / divisor.low);
    }

    /** What a share leaves. */
    Range complement() {
        return exactly(1).minus(this);
    }

    Range atMost(Range other) {
        return with(other, Math::min);
    }

    Range notNegative() {
        return each(value -> Math.max(0, value));
    }

    Range roundedDown() {
        return each(value -> Math.floor(value + HAIR));
    }

    Range rounded() {
        return each(value -> Math.floor(value + 0.5 + HAIR));
    }

    /** To hundredths, as areas are told. */
    Range toHundredths() {
        return each(value -> Math.rint(value * 100) / 100);
    }

    private Range each(DoubleUnaryOperator operator) {
        return new Range(operator.applyAsDouble(low), operator.applyAsDouble(likely), operator.applyAsDouble(high));
    }

    private Range with(Range other, DoubleBinaryOperator operator) {
        return new Range(operator.applyAsDouble(low, other.low), operator.applyAsDouble(likely, other.likely),
                operator.applyAsDouble(high, other.high));
    }
}
