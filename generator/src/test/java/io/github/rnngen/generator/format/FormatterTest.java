package io.github.rnngen.generator.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnngen.generator.diagnostic.Diagnostic;
import io.github.rnngen.generator.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FormatterTest {
    /** What is written, and how it is laid out. */
    static Stream<Arguments> layouts() {
        return Stream.of(
                layout("nothing", "", ""),
                layout("blanks alone", " \r\n\t\n", ""),
                layout("comments alone", "//a  \n\n\n\n/* b */", """
                        //a

                        /* b */
                        """),
                layout("a byte that ends no line", "function f(a)=a", "function f(a) = a\n"),
                layout("signs", "function f(a)=(a+-b^-2)*--a@b/c++d[ 1:2 ]++E [ k ]++h[t - 1]++h[t-a*2+1]", """
                        function f(a) = (a + -b^-2) * --a @ b / c ++ d[1:2] ++ E[k] ++ h[t-1] ++ h[t-a * 2+1]
                        """),
                layout("calls", "function f ( a , b:index [n],c = 1 )=g( a,x = 2 ) + top . h", """
                        function f(a, b : index[n], c = 1) = g(a, x = 2) + top.h
                        """),
                layout(
                        "blank lines",
                        "package a.b\nimport \"a.rnn\"\n\n\nimport \"b.rnn\"\nfunction f(a)=a\nfunction g(a)=a\n"
                                + "cell c(x) {\n\n\n output x\n\n\n x=1\n\n}\n// of M\nmodel M {}",
                        """
                        package a.b

                        import "a.rnn"

                        import "b.rnn"

                        function f(a) = a
                        function g(a) = a

                        cell c(x) {
                            output x

                            x = 1
                        }

                        // of M
                        model M {
                        }
                        """),
                layout("one column for names of ports and for signs of a kind", """
                        model M {
                        input x[3]
                        target d : index[2] once
                        param W[2, 3] ~ normal(0, 1)
                        param Long[hidden, 3] ~ orthogonal frozen
                        param b = 0
                        param bias[2] = 0
                        state h[2] = 0

                        state longer[2] = 0
                        // apart
                        state c = 0
                        input s
                        y = 1
                        longer = 2
                        }
                        """, """
                        model M {
                            input  x[3]
                            target d : index[2] once
                            param W[2, 3]         ~ normal(0, 1)
                            param Long[hidden, 3] ~ orthogonal frozen
                            param b       = 0
                            param bias[2] = 0
                            state h[2] = 0

                            state longer[2] = 0
                            // apart
                            state c = 0
                            input s
                            y = 1
                            longer = 2
                        }
                        """),
                layout(
                        "one line becomes many",
                        "model M { steps up to 4 train { clip norm 1.0 seed -1 } loss sum y at last }",
                        """
                        model M {
                            steps up to 4
                            train {
                                clip norm 1.0
                                seed -1
                            }
                            loss sum y at last
                        }
                        """),
                layout("comments", """
                        /* of the file */
                        model M { // of M
                            // above
                             /* beside */ steps 3 // three
                            batch 24// a day
                            h = /* in */ f(x, /* two */ 2, // behind two
                                // above a
                                a = 3
                                // at the end
                            )
                            y = g // moved
                              (x) // last

                            // of nothing
                        } // of the brace
                        // of the end
                        """, """
                        /* of the file */
                        model M {  // of M
                            // above
                            /* beside */
                            steps 3   // three
                            batch 24  // a day
                            h = /* in */ f(
                                x,
                                /* two */ 2,  // behind two
                                // above a
                                a = 3
                                // at the end
                            )
                            // moved
                            y = g(x)  // last

                            // of nothing
                        }  // of the brace
                        // of the end
                        """),
                layout(
                        "comments between operands",
                        "function f(a) = a + // of a\nb // of b\n // of c\n * c\n// of d\n+d // end",
                        """
                        function f(a) = a  // of a
                            + b  // of b
                                // of c
                                * c
                            // of d
                            + d  // end
                        """),
                layout("comments of several lines", "model M {\n  /* a\n     b\n\n  c */\n steps 3 }", """
                        model M {
                            /* a
                               b

                            c */
                            steps 3
                        }
                        """),
                layout(
                        "brackets that were opened",
                        "model M { const A[2, 2] = [\n[1, 0], [0,\n1]] const B = [\n1, 2] y = f(\n a, b) z = f(\n a) }",
                        """
                        model M {
                            const A[2, 2] = [
                                [1, 0],
                                [0, 1]
                            ]
                            const B = [
                                1, 2
                            ]
                            y = f(
                                a,
                                b
                            )
                            z = f(a)
                        }
                        """),
                layout(
                        "too long for a line behind the sign",
                        "function f(a) = " + sum(23),
                        "function f(a) =\n    " + sum(23) + "\n"),
                layout(
                        "too long for a line",
                        "function f(a) = " + sum(25),
                        "function f(a) = " + sum(25).replace(" + ", "\n    + ") + "\n"),
                layout(
                        "too long in brackets",
                        "function f(a) = g(" + sum(23) + ", b)",
                        "function f(a) = g(\n    " + sum(23) + ",\n    b\n)\n"),
                layout(
                        "numbers that fill lines",
                        "model M { const A[60] = [" + numbers(60, ", ") + "] }",
                        """
                        model M {
                            const A[60] = [
                        """ + "        " + numbers(28, ", ") + ",\n        " + numbers(28, 28, ", ") + ",\n        "
                                + numbers(56, 4, ", ") + "\n    ]\n}\n"));
    }

    private static String sum(int operands) {
        return IntStream.range(0, operands).mapToObj(i -> "a" + i % 10).collect(Collectors.joining(" + "));
    }

    private static String numbers(int count, String separator) {
        return numbers(0, count, separator);
    }

    private static String numbers(int from, int count, String separator) {
        return IntStream.range(from, from + count).mapToObj(i -> "" + (10 + i)).collect(Collectors.joining(separator));
    }

    private static Arguments layout(String what, String text, String formatted) {
        return Arguments.of(what, text, formatted);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layouts")
    void thereIsOneLayout(String what, String text, String formatted) {
        assertThat(Layout.format(text)).isEqualTo(formatted);
        assertThat(Layout.format(formatted)).isEqualTo(formatted);
        assertThat(Layout.format(text.replace("\n", "\r\n"))).isEqualTo(formatted);
        assertThat(Layout.meaning(formatted)).isEqualTo(Layout.meaning(text));
        assertThat(Layout.comments(formatted)).isEqualTo(Layout.comments(text));
    }

    @Test
    void faultsAreReported() {
        List<Diagnostic> faults = new ArrayList<>();

        assertThat(Formatter.format(new SourceText("a.rnn", "model M { y = ( }\nmodel"), faults::add))
                .isEmpty();
        assertThat(faults).isNotEmpty();
    }

    @Test
    void deepNestingIsNoTrouble() {
        String text = "function f(a) = " + "(".repeat(200) + "a" + ")".repeat(200) + "\n";

        String formatted = Layout.format(text);

        assertThat(Layout.format(formatted)).isEqualTo(formatted);
        assertThat(Layout.tokens(formatted)).isEqualTo(Layout.tokens(text));
        assertThatThrownBy(() -> Layout.format(text.replace("a)", "(a))"))).isInstanceOf(AssertionError.class);
    }
}
