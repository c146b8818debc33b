package io.github.rnngen.generator.syntax;

import io.github.rnngen.generator.diagnostic.Code;
import io.github.rnngen.generator.diagnostic.Diagnostic;
import io.github.rnngen.generator.diagnostic.Suggestions;
import io.github.rnngen.generator.source.Span;
import io.github.rnngen.grammar.RnnLexer;
import io.github.rnngen.grammar.RnnParser;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Says in plain words what the parser stumbled over. */
final class SyntaxFaults {
    private static final Map<Integer, String> EXAMPLES = Map.ofEntries(
            Map.entry(RnnParser.RULE_packageClause, "package com.example"),
            Map.entry(RnnParser.RULE_importClause, "import \"cells.rnn\""),
            Map.entry(RnnParser.RULE_function, "function swish(a) = a * sigmoid(a)"),
            Map.entry(RnnParser.RULE_cellHeader, "cell rnn(x[n], hidden) {"),
            Map.entry(RnnParser.RULE_modelHeader, "model Elman {"),
            Map.entry(RnnParser.RULE_precision, "precision double"),
            Map.entry(RnnParser.RULE_steps, "steps 32"),
            Map.entry(RnnParser.RULE_batch, "batch 16"),
            Map.entry(RnnParser.RULE_dims, "dim n = 3, m = 4"),
            Map.entry(RnnParser.RULE_port, "input x[3]"),
            Map.entry(RnnParser.RULE_param, "param W[4, 3] ~ normal(0, 0.1)"),
            Map.entry(RnnParser.RULE_constant, "const A[2, 2] = [[0, 1], [-1, 0]]"),
            Map.entry(RnnParser.RULE_state, "state h[4] = 0"),
            Map.entry(RnnParser.RULE_output, "output y"),
            Map.entry(RnnParser.RULE_loss, "loss sum squared_error(y, d)"),
            Map.entry(RnnParser.RULE_setting, "epochs 50"));

    private final Spans spans;
    private final Consumer<Diagnostic> faults;

    SyntaxFaults(Spans spans, Consumer<Diagnostic> faults) {
        this.spans = spans;
        this.faults = faults;
    }

    /**
     * Reports a token that does not fit.
     *
     * @param expected what would have fitted
     */
    void report(Parser parser, Token token, IntervalSet expected) {
        Optional<Token> previous = Optional.ofNullable(parser.getTokenStream().LT(-1));
        boolean sameLine = previous.isPresent() && previous.get().getLine() == token.getLine();
        boolean betweenLines = parser.getContext().getRuleIndex() == RnnParser.RULE_file;
        Span place = sameLine || betweenLines || previous.isEmpty()
                ? spans.of(token)
                : spans.of(previous.get()).after();
        faults.accept(diagnose(parser, token, previous, sameLine, place, expected));
    }

    private Diagnostic diagnose(
            Parser parser, Token token, Optional<Token> previous, boolean sameLine, Span place, IntervalSet expected) {
        RuleContext rule = parser.getContext();
        boolean nameFits = expected.contains(RnnLexer.NAME);
        boolean expressionFits = nameFits && expected.contains(RnnLexer.NUMBER);
        if (token.getType() == RnnLexer.T && sameLine && expressionFits) {
            return Diagnostic.of(
                    Code.TIME, place.location(), "`t` is the time step and can only stand in an index, as in `h[t-1]`");
        }
        if (Words.isKeyword(token.getType()) && sameLine && nameFits && !Words.behindOperand(expected)) {
            return keyword(token);
        }
        if (previous.isPresent() && isNameless(previous.get(), token)) {
            return keyword(previous.get());
        }
        if (Words.isComparison(token.getType()) && Words.behindOperand(expected)) {
            return Diagnostic.of(Code.SYNTAX, place.location(), "comparisons cannot be chained");
        }
        Optional<Token> forgotten = operandWithoutOperator(parser, rule);
        if (forgotten.isPresent()) {
            return missingOperator(parser, forgotten.get());
        }
        Diagnostic fault = Diagnostic.of(
                Code.SYNTAX,
                place.location(),
                "expected " + wanted(rule, previous, expected) + ", found " + Words.found(token));
        return help(parser, rule, token).map(fault::withHelp).orElse(fault);
    }

    private Diagnostic keyword(Token token) {
        String reason = token.getType() == RnnLexer.T ? " is reserved for the time step" : " is a keyword";
        return Diagnostic.of(
                Code.KEYWORD_AS_NAME,
                spans.of(token).location(),
                Words.found(token) + reason + ", choose another name");
    }

    /** {@code state = 3}: a line that should define something, with its keyword as the name. */
    private static boolean isNameless(Token keyword, Token sign) {
        Set<Integer> defining = Set.of(
                RnnLexer.INPUT,
                RnnLexer.TARGET,
                RnnLexer.PARAM,
                RnnLexer.CONST,
                RnnLexer.STATE,
                RnnLexer.TRAIN,
                RnnLexer.T);
        return sign.getType() == RnnLexer.ASSIGN && defining.contains(keyword.getType());
    }

    private static String wanted(RuleContext rule, Optional<Token> previous, IntervalSet expected) {
        String after = previous.map(token -> " after " + Words.context(token)).orElse("");
        int block = rule.getRuleIndex();
        boolean atBlock = block == RnnParser.RULE_model || block == RnnParser.RULE_cell;
        if (block == RnnParser.RULE_file) {
            return "`model`, `cell`, `function` or `import`";
        }
        if (atBlock && expected.contains(RnnLexer.PARAM)) {
            boolean start = previous.isEmpty()
                    || previous.get().getType() == RnnLexer.OPEN_BRACE
                    || previous.get().getType() == RnnLexer.CLOSE_BRACE;
            return start ? "a line such as `input x[3]` or `h = tanh(x)`" : "an operator or a new line" + after;
        }
        if (block == RnnParser.RULE_equation && expected.contains(RnnLexer.ASSIGN)) {
            return "`=`" + after;
        }
        return Words.describe(expected) + after;
    }

    /** In {@code h = W x + b} the parser takes {@code x} for the start of a new line. */
    private static Optional<Token> operandWithoutOperator(Parser parser, RuleContext rule) {
        if (rule.getRuleIndex() != RnnParser.RULE_equation) {
            return Optional.empty();
        }
        Token start = ((RnnParser.EquationContext) rule).getStart();
        Optional<Token> before = before(parser, start);
        return before.filter(token -> token.getLine() == start.getLine())
                .filter(token -> endsOperand(token.getType()))
                .map(token -> start);
    }

    private static boolean endsOperand(int type) {
        return Words.isName(type)
                || type == RnnLexer.NUMBER
                || type == RnnLexer.CLOSE_ROUND
                || type == RnnLexer.CLOSE_SQUARE;
    }

    private static Optional<Token> before(Parser parser, Token token) {
        for (int i = token.getTokenIndex() - 1; i >= 0; i--) {
            Token candidate = parser.getTokenStream().get(i);
            if (candidate.getChannel() == Token.DEFAULT_CHANNEL) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private Diagnostic missingOperator(Parser parser, Token operand) {
        String left = before(parser, operand).map(Words::found).orElse("");
        return Diagnostic.of(
                        Code.SYNTAX,
                        spans.of(operand).location(),
                        "expected an operator between " + left + " and " + Words.found(operand))
                .withHelp("`@` is the matrix product, `*` multiplies element by element");
    }

    private static Optional<String> help(Parser parser, RuleContext rule, Token token) {
        int next = parser.getTokenStream().LA(2);
        if (token.getType() == RnnLexer.DOT && next == RnnLexer.NUMBER) {
            return Optional.of("a number starts with a digit: `0" + "."
                    + parser.getTokenStream().LT(2).getText() + "`");
        }
        if (token.getType() == RnnLexer.TIMES) {
            return Optional.of("a power is written `a^b`").filter(x -> follows(parser, RnnLexer.TIMES));
        }
        if (rule.getRuleIndex() == RnnParser.RULE_equation) {
            Token start = ((RnnParser.EquationContext) rule).getStart();
            return Suggestions.didYouMean(start.getText(), Words.literals(Words.ITEMS));
        }
        if (rule.getRuleIndex() == RnnParser.RULE_file) {
            return Words.ITEMS.contains(token.getType())
                    ? Optional.of(Words.found(token) + " belongs between the braces of a `model`")
                    : Suggestions.didYouMean(token.getText(), Words.literals(Words.DECLARATIONS));
        }
        return example(rule);
    }

    private static boolean follows(Parser parser, int type) {
        return parser.getTokenStream().LA(-1) == type;
    }

    private static Optional<String> example(RuleContext rule) {
        for (RuleContext outer = rule; outer != null; outer = outer.parent) {
            String example = EXAMPLES.get(outer.getRuleIndex());
            if (example != null) {
                return Optional.of("for example `" + example + "`");
            }
            if (outer.getRuleIndex() == RnnParser.RULE_expression) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
