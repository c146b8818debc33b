package io.github.rnngen.generator.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.source.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {
    private static FileTree parse(String text) {
        return Parser.parse(new SourceText("a.rnn", text), fault -> {
                    throw new AssertionError(fault);
                })
                .orElseThrow();
    }

    private static List<Item> items(String lines) {
        return ((Declaration.Model)
                        parse("model A {\n" + lines + "\n}").declarations().get(0))
                .items();
    }

    private static Item.Equation equation(String text) {
        return (Item.Equation) items(text).get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "h = tanh(W_xh @ x + W_hh @ h[t-1] + b_h)",
                "h, c = reverse lstm(x, hidden = 2 * n, gate = hard_sigmoid)",
                "y = -a^-b^c * (d - e) / f",
                "y = --a - -b",
                "y = select(a <= b, a ++ b, v[2:5])",
                "y = h[t-2 * k+1] + E[k] + h[t]",
                "y = top.inner.W_hh @ x != 1.5e-3",
                "y = f()",
                "y = ((a))"
            })
    void whatIsPrintedReadsTheSame(String text) {
        String printed = Printer.print(equation(text));
        assertThat(printed).isEqualTo(text);
        assertThat(Printer.print(equation(printed))).isEqualTo(printed);
    }

    @Test
    void spacesAndCommentsAreNotPrinted() {
        assertThat(Printer.print(equation("y\n =a+b // the sum\n *  c/* product */ ^ 2")))
                .isEqualTo("y = a + b * c^2");
        assertThat(Printer.print(
                        (Item.Loss) items("loss   mean\n(y-d)^2 at  last").get(0)))
                .isEqualTo("loss mean (y - d)^2 at last");
    }

    @Test
    void operatorsGroupAsTheLanguageSays() {
        assertThat(grouped("y = a - b - c")).isEqualTo("((a - b) - c)");
        assertThat(grouped("y = a ^ b ^ c")).isEqualTo("(a ^ (b ^ c))");
        assertThat(grouped("y = -a ^ b")).isEqualTo("-(a ^ b)");
        assertThat(grouped("y = -W @ x * b + c")).isEqualTo("(((-W @ x) * b) + c)");
        assertThat(grouped("y = a + b ++ c * d")).isEqualTo("((a + b) ++ (c * d))");
        assertThat(grouped("y = a ++ b < c")).isEqualTo("((a ++ b) < c)");
        assertThat(grouped("y = a ^ -b ^ c[0:1]")).isEqualTo("(a ^ -(b ^ c[0:1]))");
    }

    private static String grouped(String text) {
        return grouped(equation(text).value());
    }

    private static String grouped(Expression expression) {
        if (expression instanceof Expression.Binary binary) {
            return "(" + grouped(binary.left()) + " " + binary.operator().sign() + " " + grouped(binary.right()) + ")";
        }
        return expression instanceof Expression.Negate negate
                ? "-" + grouped(negate.operand())
                : Printer.print(expression);
    }

    @Test
    void spansCountLinesAndCharacters() {
        Item.Equation equation = equation("  /* 𝒉 */ y = a +\n    bcd");
        assertThat(equation.names().get(0).span().location()).hasToString("a.rnn:2:11");
        Expression.Binary sum = (Expression.Binary) equation.value();
        assertThat(sum.right().span().location()).hasToString("a.rnn:3:5");
        assertThat(sum.right().span().location().length()).isEqualTo(3);
        assertThat(sum.span().location().length()).isEqualTo(3);
        assertThat(sum.span().endLine()).isEqualTo(3);
    }

    @Test
    void commentsAreKept() {
        FileTree tree = parse("// one\nmodel A {\n steps 3 /* two\n three */\n}\n");
        assertThat(tree.comments()).extracting(Comment::text).containsExactly("// one", "/* two\n three */");
        assertThat(tree.comments().get(1).span().endLine()).isEqualTo(4);
    }

    @Test
    void softKeywordsAreNames() {
        List<Item> items = items(
                "steps up to up\n to = at\n at, last = sum(mean)\n loss sum at at last\n input index : index[index]");
        assertThat(items).hasSize(5);
        assertThat(items.get(0)).isInstanceOfSatisfying(Item.Steps.class, steps -> {
            assertThat(steps.upTo()).isTrue();
            assertThat(Printer.print(steps.count())).isEqualTo("up");
        });
        assertThat(items.get(3)).isInstanceOfSatisfying(Item.Loss.class, loss -> {
            assertThat(loss.atLast()).isTrue();
            assertThat(Printer.print(loss.value())).isEqualTo("at");
        });
    }

    @Test
    void aPackageMayHaveKeywordsInItsName() {
        Declaration.PackageClause clause = (Declaration.PackageClause)
                parse("package com.model.input.t\n").declarations().get(0);
        assertThat(clause.words()).extracting(Name::text).containsExactly("com", "model", "input", "t");
    }

    @Test
    void aTrainBlockIsReadAsItStands() {
        Item.Train train = (Item.Train) items(
                        "train { optimizer adam(rate = 0.001, beta = -0.9) clip norm 1.0 epochs 50 shuffle never seed 42 }")
                .get(0);
        assertThat(train.settings())
                .extracting(setting -> setting.key().text())
                .containsExactly("optimizer", "clip", "epochs", "shuffle", "seed");
        assertThat(train.settings().get(0).arguments())
                .extracting(Item.SettingArgument::value)
                .containsExactly(0.001, -0.9);
        assertThat(train.settings().get(3).word().orElseThrow().text()).isEqualTo("never");
        assertThat(train.settings().get(4).arguments())
                .extracting(Item.SettingArgument::value)
                .containsExactly(42.0);
    }
}
