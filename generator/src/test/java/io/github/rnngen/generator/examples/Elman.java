package io.github.rnngen.generator.examples;

import io.github.rnngen.generator.check.Builtin;
import io.github.rnngen.generator.check.CheckedModel;
import io.github.rnngen.generator.check.CheckedModel.Equation;
import io.github.rnngen.generator.check.Shape;
import io.github.rnngen.generator.check.Term;
import io.github.rnngen.generator.interpret.Bindings;
import io.github.rnngen.runtime.Distribution;
import io.github.rnngen.runtime.Port;
import io.github.rnngen.runtime.Precision;
import java.util.List;
import java.util.Map;

/**
 * A small Elman network with its data, weights and results: three inputs, four hidden units, two outputs, five steps, half
 * of the squared error as loss. The results come from an implementation by hand in NumPy.
 */
public final class Elman {
    public static final double LOSS = 4.42928666078666;

    public static final List<Double> OUTPUT = List.of(
            -0.00763710433200283,
            -0.00465548490542893,
            0.011242776887870783,
            0.019229490147177758,
            0.017791580985527588,
            0.03376986523208485,
            0.015659841621571288,
            0.012573328190357832,
            0.029255057576418546,
            0.01420530484814196);

    public static final Map<String, List<Double>> GRADIENTS = Map.of(
            "W_xh",
                    List.of(
                            0.14190064106739478,
                            -0.030855660580752738,
                            -0.16590029437813347,
                            0.20484930200853985,
                            -0.25288768097648295,
                            -0.26299733775214706,
                            0.226653219610967,
                            -0.39487468233292367,
                            -0.2369868303687955,
                            -0.1970564528313778,
                            0.2655157271636985,
                            0.22413435311189245),
            "W_hh",
                    List.of(
                            0.006524630654686002,
                            -0.00843032489295932,
                            0.05760394326376263,
                            0.018555303755954447,
                            0.01580350962986183,
                            -0.006315228100204097,
                            0.06006750976984072,
                            0.025297817425966387,
                            0.013903704456297884,
                            -0.008067394009956099,
                            0.04922336908497866,
                            0.019204423277528596,
                            -0.012486688107938558,
                            0.007664727747096744,
                            -0.05047733340045764,
                            -0.019956661836638627),
            "W_hy",
                    List.of(
                            0.15304402201297565,
                            0.007659173232567422,
                            0.8390995748509184,
                            0.28807495380444764,
                            0.26431671859223427,
                            0.0969696242468884,
                            -0.08838056179437624,
                            0.3003222716953209),
            "b_h", List.of(0.16823350842336807, 0.3340134010381723, 0.4278758554723985, -0.32430672853250486),
            "b_y", List.of(3.377180537420368, 1.007183450283673));

    private static final int STEPS = 5;
    private static final Shape INPUT = Shape.of(3);
    private static final Shape HIDDEN = Shape.of(4);
    private static final Shape TARGET = Shape.of(2);

    private Elman() {}

    /** The names of the weights. */
    public static List<String> weights() {
        return model().parameters().stream().map(CheckedModel.Parameter::name).toList();
    }

    /** Data and weights. */
    public static Bindings bindings() {
        return Bindings.of(STEPS, 1)
                .with(
                        "x",
                        0.4967141530112327,
                        -0.13826430117118466,
                        0.6476885381006925,
                        1.5230298564080254,
                        -0.23415337472333597,
                        -0.23413695694918055,
                        1.5792128155073915,
                        0.7674347291529088,
                        -0.4694743859349521,
                        0.5425600435859647,
                        -0.46341769281246226,
                        -0.46572975357025687,
                        0.24196227156603412,
                        -1.913280244657798,
                        -1.7249178325130328)
                .with(
                        "d",
                        -0.5622875292409727,
                        -1.0128311203344238,
                        0.3142473325952739,
                        -0.9080240755212109,
                        -1.4123037013352915,
                        1.465648768921554,
                        -0.22577630048653566,
                        0.06752820468792384,
                        -1.4247481862134568,
                        -0.5443827245251827)
                .with(
                        "W_xh",
                        0.01109225897098661,
                        -0.11509935774223029,
                        0.0375698018345672,
                        -0.0600638689918805,
                        -0.02916937497932768,
                        -0.060170661222939695,
                        0.18522781845089378,
                        -0.0013497224737933921,
                        -0.10577109289559004,
                        0.08225449121031891,
                        -0.12208436499710223,
                        0.020886359500475543)
                .with(
                        "W_hh",
                        -0.19596701238797756,
                        -0.13281860488984307,
                        0.019686123586912352,
                        0.07384665799954104,
                        0.01713682811899705,
                        -0.011564828238824054,
                        -0.03011036955892888,
                        -0.14785219903674274,
                        -0.07198442083947086,
                        -0.046063877095978756,
                        0.10571222262189157,
                        0.03436182895684614,
                        -0.1763040155362734,
                        0.0324083969394795,
                        -0.038508228041631655,
                        -0.06769220003059588)
                .with(
                        "W_hy",
                        0.06116762888408679,
                        0.1030999522495951,
                        0.09312801191161986,
                        -0.08392175232226386,
                        -0.03092123758512146,
                        0.033126343140356396,
                        0.09755451271223592,
                        -0.047917423784529)
                .with("b_h", 0.0, 0.0, 0.0, 0.0)
                .with("b_y", 0.0, 0.0);
    }

    /** The network, equation by equation. */
    public static CheckedModel model() {
        return new CheckedModel(
                "",
                "Elman",
                Precision.DOUBLE,
                STEPS,
                false,
                1,
                List.of(port("x", INPUT)),
                List.of(port("d", TARGET)),
                List.of(
                        parameter("W_xh", Shape.of(4, 3)),
                        parameter("W_hh", Shape.of(4, 4)),
                        parameter("W_hy", Shape.of(2, 4)),
                        parameter("b_h", HIDDEN),
                        parameter("b_y", TARGET)),
                List.of(),
                List.of(new CheckedModel.State("h", HIDDEN, new Term.Number(0), 1, false)),
                List.of(hidden(), output()),
                List.of(new CheckedModel.Output(port("y", TARGET), "y")),
                List.of(loss()),
                List.of());
    }

    private static Equation hidden() {
        Term input = apply(Builtin.MATMUL, HIDDEN, read("W_xh", Shape.of(4, 3)), read("x", INPUT));
        Term recurrent = apply(Builtin.MATMUL, HIDDEN, read("W_hh", Shape.of(4, 4)), new Term.Past("h", 1, HIDDEN));
        Term both = apply(Builtin.ADD, HIDDEN, input, recurrent);
        Term value = apply(Builtin.TANH, HIDDEN, apply(Builtin.ADD, HIDDEN, both, read("b_h", HIDDEN)));
        return new Equation("h", value, "h = tanh(W_xh @ x + W_hh @ h[t-1] + b_h)");
    }

    private static Equation output() {
        Term product = apply(Builtin.MATMUL, TARGET, read("W_hy", Shape.of(2, 4)), read("h", HIDDEN));
        return new Equation("y", apply(Builtin.ADD, TARGET, product, read("b_y", TARGET)), "y = W_hy @ h + b_y");
    }

    private static CheckedModel.Loss loss() {
        Term error = apply(Builtin.SUBTRACT, TARGET, read("y", TARGET), read("d", TARGET));
        Term squares = apply(Builtin.SUM, Shape.SCALAR, apply(Builtin.POWER, TARGET, error, new Term.Number(2)));
        Term half = apply(Builtin.MULTIPLY, Shape.SCALAR, new Term.Number(0.5), squares);
        return new CheckedModel.Loss(false, false, half, "loss sum 0.5 * sum((y - d)^2)");
    }

    private static Port port(String name, Shape shape) {
        return new Port(name, shape.dimensions(), 0, false);
    }

    private static CheckedModel.Parameter parameter(String name, Shape shape) {
        Distribution distribution = new Distribution(Distribution.Kind.NORMAL, List.of(0.0, 0.1));
        return new CheckedModel.Parameter(name, shape, distribution, true);
    }

    private static Term read(String name, Shape shape) {
        return new Term.Read(name, shape);
    }

    private static Term apply(Builtin builtin, Shape shape, Term... arguments) {
        return new Term.Apply(builtin, List.of(arguments), shape);
    }
}
