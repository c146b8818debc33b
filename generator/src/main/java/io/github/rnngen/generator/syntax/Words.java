package io.github.rnngen.generator.syntax;

import io.github.rnngen.grammar.RnnLexer;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Which tokens are words of which kind, and how messages name tokens. */
final class Words {
    /** What a declaration of a file starts with. */
    static final Set<Integer> DECLARATIONS =
            Set.of(RnnLexer.PACKAGE, RnnLexer.IMPORT, RnnLexer.FUNCTION, RnnLexer.CELL, RnnLexer.MODEL);

    /** What a line of a model or cell starts with, if it is not an equation. */
    static final Set<Integer> ITEMS = Set.of(
            RnnLexer.PRECISION,
            RnnLexer.STEPS,
            RnnLexer.BATCH,
            RnnLexer.DIM,
            RnnLexer.INPUT,
            RnnLexer.TARGET,
            RnnLexer.PARAM,
            RnnLexer.CONST,
            RnnLexer.STATE,
            RnnLexer.OUTPUT,
            RnnLexer.LOSS,
            RnnLexer.TRAIN);

    private static final Set<Integer> SOFT =
            Set.of(RnnLexer.UP, RnnLexer.TO, RnnLexer.AT, RnnLexer.LAST, RnnLexer.SUM, RnnLexer.MEAN, RnnLexer.INDEX);

    private static final Set<Integer> BEHIND_OPERANDS = Set.of(
            RnnLexer.LESS,
            RnnLexer.LESS_EQUAL,
            RnnLexer.GREATER,
            RnnLexer.GREATER_EQUAL,
            RnnLexer.EQUAL,
            RnnLexer.NOT_EQUAL,
            RnnLexer.JOIN,
            RnnLexer.PLUS,
            RnnLexer.MINUS,
            RnnLexer.TIMES,
            RnnLexer.DIVIDE,
            RnnLexer.MATMUL,
            RnnLexer.POWER,
            RnnLexer.DOT,
            RnnLexer.OPEN_SQUARE,
            RnnLexer.OPEN_ROUND);

    private static final int LONGEST_SHOWN = 30;

    private Words() {}

    static boolean isName(int type) {
        return type == RnnLexer.NAME || SOFT.contains(type);
    }

    static boolean isComparison(int type) {
        return type == RnnLexer.LESS
                || type == RnnLexer.LESS_EQUAL
                || type == RnnLexer.GREATER
                || type == RnnLexer.GREATER_EQUAL
                || type == RnnLexer.EQUAL
                || type == RnnLexer.NOT_EQUAL;
    }

    /** Whether an operand must follow. */
    static boolean isOperator(int type) {
        return type >= RnnLexer.LESS_EQUAL && type <= RnnLexer.POWER;
    }

    /** Whether a line cannot end with it. */
    static boolean continues(int type) {
        return isOperator(type) || type == RnnLexer.COMMA || type == RnnLexer.TILDE || type == RnnLexer.ASSIGN;
    }

    /** Whether a value can end with it. */
    static boolean endsOperand(int type) {
        return isName(type) || type == RnnLexer.NUMBER || type == RnnLexer.CLOSE_ROUND || type == RnnLexer.CLOSE_SQUARE;
    }

    /** Whether a word is reserved: never a name. */
    static boolean isKeyword(int type) {
        return type >= RnnLexer.PACKAGE && type <= RnnLexer.T;
    }

    static boolean startsItem(int type) {
        return ITEMS.contains(type) || isName(type);
    }

    /** Whether no line of a block can follow. */
    static boolean endsBlock(int type) {
        return type == RnnLexer.CLOSE_BRACE || type == Token.EOF || DECLARATIONS.contains(type);
    }

    static List<String> literals(Set<Integer> types) {
        return types.stream().map(Words::literal).sorted().toList();
    }

    /** Whether a parser that expects these stands behind an operand. */
    static boolean behindOperand(IntervalSet expected) {
        return expected.contains(RnnLexer.TIMES);
    }

    /** {@code an expression, `,` or `)`}; operators go without saying. */
    static String describe(IntervalSet expected) {
        boolean operatorsFit = behindOperand(expected);
        boolean expressionFits =
                !operatorsFit && expected.contains(RnnLexer.NUMBER) && expected.contains(RnnLexer.NAME);
        boolean nameFits = !expressionFits && expected.contains(RnnLexer.NAME);
        List<String> signs = expected.toList().stream()
                .filter(type -> !isName(type) || !expected.contains(RnnLexer.NAME))
                .filter(type -> !operatorsFit || !BEHIND_OPERANDS.contains(type))
                .filter(type -> !expressionFits
                        || (type != RnnLexer.NUMBER && type != RnnLexer.MINUS && type != RnnLexer.OPEN_ROUND))
                .filter(type -> type != RnnLexer.T && type != RnnLexer.REVERSE && type != RnnLexer.ONCE)
                .sorted(Comparator.comparing(type -> type != RnnLexer.COMMA))
                .map(Words::quoted)
                .toList();
        String first = expressionFits ? "an expression" : nameFits ? "a name" : "";
        return alternatives(first.isEmpty() ? signs : prepend(first, signs));
    }

    /** {@code a, b or c}. */
    static String alternatives(List<String> words) {
        int last = words.size() - 1;
        return last <= 0
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    /** What stands there, as messages quote it. */
    static String found(Token token) {
        if (token.getType() == Token.EOF) {
            return "the end of the file";
        }
        String text = token.getText();
        int shown = text.codePointCount(0, text.length()) <= LONGEST_SHOWN
                ? text.length()
                : text.offsetByCodePoints(0, LONGEST_SHOWN);
        return "`" + text.substring(0, shown) + (shown < text.length() ? "..." : "") + "`";
    }

    /** As {@link #found}, with the word "name" where it is one. */
    static String context(Token token) {
        return isName(token.getType()) ? "the name " + found(token) : found(token);
    }

    static String literal(int type) {
        String quoted = RnnLexer.VOCABULARY.getLiteralName(type);
        return quoted == null ? "" : quoted.substring(1, quoted.length() - 1);
    }

    private static String quoted(int type) {
        return switch (type) {
            case Token.EOF -> "the end of the file";
            case RnnLexer.NUMBER -> "a number";
            case RnnLexer.NAME -> "a name";
            case RnnLexer.STRING -> "a file name in quotes";
            default -> "`" + literal(type) + "`";
        };
    }

    private static List<String> prepend(String first, List<String> rest) {
        return IntStream.rangeClosed(0, rest.size())
                .mapToObj(i -> i == 0 ? first : rest.get(i - 1))
                .toList();
    }
}
