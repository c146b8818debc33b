package io.github.rnngen.runtime.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What errors are measured against, itself against arithmetic of 60 digits. */
class ReferenceTest {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    @ParameterizedTest
    @CsvSource({
        "EXP, 0.3, 1.34985880757600308899730103169",
        "EXP, -0.7, 0.496585303791409536757617611786",
        "EXP, 88.25, 2.12074293053525407920857688573e+38",
        "EXP, -745.0, 2.82235073047193707635344008206e-324",
        "EXP, 709.5, 1.35498631931463283087663227405e+308",
        "EXP, 1e-5, 1.00001000005000016666790137289",
        "LOG, 0.3, -1.20397280432593602963018037193",
        "LOG, 1.01, 0.00995033085316809164206109714946",
        "LOG, 0.99, -0.0100503358535014501550480464487",
        "LOG, 1.0000001, 9.99999950583870451775160996835e-8",
        "LOG, 3e300, 691.874140186881814949297441897",
        "LOG, 1e-310, -713.801378828154165100644600662",
        "LOG, 0.75, -0.287682072451780927439219005994",
        "TANH, 0.01, 0.00999966667999946054747492153204",
        "TANH, 0.017, 0.0169983625226254585523274761227",
        "TANH, 0.3, 0.291312612451590895658160015769",
        "TANH, -2.5, -0.986614298151430288881276039237",
        "TANH, 17.0, 0.99999999999999657218313691598",
        "TANH, 1e-8, 9.99999999999999987589227496795e-9",
        "SIGMOID, 0.3, 0.574442516811658984438038803234",
        "SIGMOID, -3.5, 0.0293122307513563188652895581142",
        "SIGMOID, -44.9, 3.16357228767437754560688714543e-20",
        "SIGMOID, -45.1, 2.59011392150426963221889278527e-20",
        "SIGMOID, -740.0, 4.18873988004804893945754000158e-322",
        "SIGMOID, 36.0, 0.999999999999999768047716975643",
        "SOFTPLUS, 0.3, 0.854355244468527112436995350696",
        "SOFTPLUS, -3.5, 0.0297504182726205651948111740817",
        "SOFTPLUS, -4.3, 0.0134773304160263036261077924149",
        "SOFTPLUS, -44.9, 3.16357228767437754565692809353e-20",
        "SOFTPLUS, -45.1, 2.5901139215042696322524362359e-20",
        "SOFTPLUS, -740.0, 4.18873988004804893945754000158e-322",
        "SOFTPLUS, 36.0, 36.0000000000000002319522830244",
        "SOFTPLUS, 2.5, 2.57888973429254962334404391672"
    })
    void hasSixtyBits(Function function, double x, BigDecimal expected) {
        Wide actual = function.reference(x);
        BigDecimal sum = new BigDecimal(actual.high()).add(new BigDecimal(actual.low()));
        BigDecimal scale = TWO.pow(actual.exponent(), MathContext.DECIMAL128);
        BigDecimal error =
                sum.multiply(scale).divide(expected, MathContext.DECIMAL128).subtract(BigDecimal.ONE);
        assertThat(error.doubleValue()).isBetween(-0x1p-60, 0x1p-60);
    }
}
