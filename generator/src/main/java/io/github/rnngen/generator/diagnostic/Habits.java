package io.github.rnngen.generator.diagnostic;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people write who come from other languages and frameworks, and what to write here. */
public final class Habits {
    private static final String SELECT = "a choice is written `select(condition, a, b)`";
    private static final String EVERY_STEP =
            "there are no loops: an equation holds at every step, and `h[t-1]` is the state of the step before";
    private static final String JOIN = "two vectors are joined by `a ++ b`";
    private static final String PRODUCT = "the matrix product is written `W @ x`";
    private static final String FILL = "a number stands for all elements, as in `= 0`";
    private static final String EQUATION = "an equation starts with its name: `h = ...`";
    private static final String TRANSPOSE = "a transposed matrix is written `transpose(W)`";

    private static final Map<String, String> WORDS = Stream.of(
                    all(SELECT, "if", "then", "else", "where", "cond", "switch"),
                    all(EVERY_STEP, "for", "while", "scan", "loop"),
                    all(JOIN, "concat", "concatenate", "cat", "hstack", "append"),
                    all(PRODUCT, "matmul", "mm", "mv", "bmm", "einsum"),
                    all(FILL, "zeros", "ones", "full", "zeros_like", "ones_like", "zero", "constant"),
                    all(EQUATION, "let", "var", "val", "def", "set", "float", "double", "int", "auto"),
                    all(TRANSPOSE, "T", "transposed"),
                    all("what a cell gives is named by `output h`", "return", "yield"),
                    all("there is `squared_error(y, d)`", "mse", "mse_loss", "mean_squared_error", "l2_loss"),
                    all("there is `absolute_error(y, d)`", "mae", "l1", "l1_loss", "mean_absolute_error"),
                    all("there is `binary_cross_entropy(logits, d)`", "bce", "bce_loss", "bce_with_logits"),
                    all("there is `cross_entropy(logits, c)`", "ce", "nll", "nll_loss", "crossentropy"),
                    all("there is `linear(x, outputs = 4)`", "dense", "fc", "affine"),
                    all("there is `rnn(x, hidden = 4)`", "simplernn", "simple_rnn", "elman"),
                    all("there is `layer_norm(x)`", "layernorm", "batch_norm", "batchnorm", "norm"),
                    all("there is `swish(a)`", "silu"),
                    all("a power is written `a^b`", "pow", "power", "square"),
                    all("there are `max(a, b)` and `min(a, b)`", "maximum", "minimum", "clip", "clamp"),
                    all("there is `sum(a)`", "reduce_sum", "add"),
                    all("there is `mean(a)`", "reduce_mean", "average", "avg"),
                    all("the exponential function is written `exp(a)`", "e"),
                    all("write the number: 3.141592653589793", "pi"),
                    all("the number of sequences is written `batch 16`", "batch_size", "batchsize"),
                    all("the number of time steps is written `steps 32`", "seq_len", "sequence_length", "timesteps"))
            .flatMap(map -> map.entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private static final Map<String, String> DISTRIBUTIONS = Stream.of(
                    all("did you mean `glorot_uniform`?", "xavier", "glorot", "xavier_uniform"),
                    all("did you mean `glorot_normal`?", "xavier_normal"),
                    all("did you mean `he_uniform`?", "kaiming", "kaiming_uniform", "he"),
                    all("did you mean `he_normal`?", "kaiming_normal"),
                    all("did you mean `lecun_normal`?", "lecun"),
                    all("did you mean `identity`?", "eye"),
                    all("did you mean `normal`?", "gaussian", "random_normal", "randn", "truncated_normal"),
                    all("did you mean `uniform`?", "random_uniform", "rand", "random"),
                    all("a number for all elements is given by `=`: `param b[4] = 0`", "zeros", "zero"),
                    all("a number for all elements is given by `=`: `param b[4] = 1`", "ones", "one", "constant"))
            .flatMap(map -> map.entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private Habits() {}

    private static Map<String, String> all(String help, String... words) {
        return Stream.of(words).collect(Collectors.toUnmodifiableMap(word -> word, word -> help));
    }

    /** What to write in place of a word that the language lacks, if it is one that people try. */
    public static Optional<String> word(String written) {
        return Optional.ofNullable(WORDS.get(written))
                .or(() -> Optional.ofNullable(WORDS.get(written.toLowerCase(Locale.ROOT))));
    }

    /** What to write in place of the name of a distribution. */
    public static Optional<String> distribution(String written) {
        return Optional.ofNullable(DISTRIBUTIONS.get(written.toLowerCase(Locale.ROOT)));
    }
}
