package io.github.rnngen.generator.syntax;

import io.github.rnngen.generator.diagnostic.Code;
import io.github.rnngen.generator.diagnostic.Diagnostic;
import io.github.rnngen.generator.diagnostic.Habits;
import io.github.rnngen.generator.diagnostic.Location;
import io.github.rnngen.generator.diagnostic.Suggestions;
import io.github.rnngen.grammar.RnnLexer;
import io.github.rnngen.grammar.RnnParser;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;

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

    /** Keywords that are followed by the name of what they define. */
    private static final Set<Integer> DEFINING = Set.of(
            RnnLexer.INPUT,
            RnnLexer.TARGET,
            RnnLexer.PARAM,
            RnnLexer.CONST,
            RnnLexer.STATE,
            RnnLexer.TRAIN,
            RnnLexer.T);

    /** Keywords that start no line, so that one that does, before what follows a name, is meant as a name. */
    private static final Set<Integer> STARTING_NO_LINE =
            Set.of(RnnLexer.T, RnnLexer.ONCE, RnnLexer.FROZEN, RnnLexer.REVERSE);

    private final Spans spans;

    SyntaxFaults(Spans spans) {
        this.spans = spans;
    }

    Diagnostic diagnose(Stumble stumble) {
        Token token = stumble.token();
        if (token.getType() == RnnLexer.T && stumble.isOnLineOfPrevious() && stumble.expressionFits()) {
            return Diagnostic.of(
                    Code.TIME, place(token), "`t` is the time step and can only stand in an index, as in `h[t-1]`");
        }
        if (isKeywordAsName(stumble)) {
            return keyword(token);
        }
        Optional<Token> previous = stumble.previous();
        if (previous.isPresent()
                && token.getType() == RnnLexer.ASSIGN
                && DEFINING.contains(previous.get().getType())) {
            return keyword(previous.get());
        }
        Optional<Token> equationStart = keywordStartingEquation(stumble);
        if (equationStart.isPresent()) {
            return keyword(equationStart.get());
        }
        if (Words.isComparison(token.getType()) && stumble.isBehindOperand()) {
            return Diagnostic.of(Code.SYNTAX, place(token), "comparisons cannot be chained");
        }
        return stumble.interruption()
                .map(name -> unfinished(stumble, name))
                .or(() -> operandWithoutOperator(stumble).map(operand -> missingOperator(stumble, operand)))
                .or(() -> neverClosed(stumble))
                .orElseGet(() -> unexpected(stumble));
    }

    private Location place(Token token) {
        return spans.of(token).location();
    }

    /** Where something is missing before a token: behind the one before, if that is on another line. */
    private Location placeBefore(Stumble stumble, Token token) {
        Optional<Token> previous = stumble.before(token);
        return previous.isPresent() && stumble.isFirstOfLine(token)
                ? spans.of(previous.get()).after().location()
                : place(token);
    }

    private static boolean isKeywordAsName(Stumble stumble) {
        return Words.isKeyword(stumble.token().getType())
                && stumble.isOnLineOfPrevious()
                && stumble.nameFits()
                && !stumble.isBehindOperand();
    }

    /** In {@code t = sigmoid(x)} the parser stumbles over {@code t}, or behind a word that can end the line before. */
    private static Optional<Token> keywordStartingEquation(Stumble stumble) {
        Token token = stumble.token();
        Optional<Token> start = isBehindName(token) ? stumble.previous() : Optional.of(token);
        return start.filter(word -> STARTING_NO_LINE.contains(word.getType()))
                .filter(stumble::isFirstOfLine)
                .filter(word ->
                        stumble.after(word).filter(SyntaxFaults::isBehindName).isPresent());
    }

    private static boolean isBehindName(Token token) {
        return token.getType() == RnnLexer.ASSIGN || token.getType() == RnnLexer.COMMA;
    }

    private Diagnostic keyword(Token token) {
        String reason = token.getType() == RnnLexer.T ? " is reserved for the time step" : " is a keyword";
        return Diagnostic.of(Code.KEYWORD_AS_NAME, place(token), Words.found(token) + reason + ", choose another name");
    }

    private Diagnostic unfinished(Stumble stumble, Token name) {
        String end = stumble.before(name).map(Words::found).orElse("");
        String wanted = end.equals("`,`") ? "something" : end.equals("`~`") ? "a distribution" : "an expression";
        return Diagnostic.of(
                Code.SYNTAX,
                placeBefore(stumble, name),
                "expected " + wanted + " after " + end + ", found the start of a new equation");
    }

    /** In {@code h = W x + b} the parser takes {@code x} for the start of a new line. */
    private static Optional<Token> operandWithoutOperator(Stumble stumble) {
        if (!(stumble.rule() instanceof RnnParser.EquationContext equation)) {
            return Optional.empty();
        }
        Token start = equation.getStart();
        return stumble.before(start)
                .filter(token -> token.getLine() == start.getLine() && Words.endsOperand(token.getType()))
                .map(token -> start);
    }

    private Diagnostic missingOperator(Stumble stumble, Token operand) {
        String left = stumble.before(operand).map(Words::found).orElse("");
        return Diagnostic.of(
                        Code.SYNTAX,
                        place(operand),
                        "expected an operator between " + left + " and " + Words.found(operand))
                .withHelp(Habits.word(operand.getText())
                        .or(() -> stumble.before(operand).map(Token::getText).flatMap(Habits::word))
                        .orElse(operatorOrCall(stumble, operand)));
    }

    private static String operatorOrCall(Stumble stumble, Token operand) {
        String operators = "`@` is the matrix product, `*` multiplies element by element";
        return stumble.before(operand)
                .filter(left -> Words.isName(left.getType()))
                .map(left -> operators + "; a function is called as in `tanh(a)`")
                .orElse(operators);
    }

    /** A block that the file, or the next declaration, cuts off. */
    private Optional<Diagnostic> neverClosed(Stumble stumble) {
        int type = stumble.token().getType();
        boolean cutOff = (type == Token.EOF || Words.DECLARATIONS.contains(type))
                && stumble.expected().contains(RnnLexer.CLOSE_BRACE);
        return stumble.block()
                .filter(block -> cutOff)
                .flatMap(SyntaxFaults::openBrace)
                .map(brace -> Diagnostic.of(
                                Code.SYNTAX,
                                placeBefore(stumble, stumble.token()),
                                "expected `}`, found " + Words.found(stumble.token()))
                        .withNote(place(brace), "it should close this `{`"));
    }

    private static Optional<Token> openBrace(RuleContext block) {
        if (block instanceof RnnParser.ModelContext model) {
            return Optional.ofNullable(model.modelHeader().getStop());
        }
        if (block instanceof RnnParser.CellContext cell) {
            return Optional.ofNullable(cell.cellHeader().getStop());
        }
        return Optional.of(((RnnParser.TrainContext) block).OPEN_BRACE().getSymbol());
    }

    private Diagnostic unexpected(Stumble stumble) {
        Token token = stumble.token();
        boolean betweenDeclarations = stumble.rule().getRuleIndex() == RnnParser.RULE_file;
        Diagnostic fault = Diagnostic.of(
                Code.SYNTAX,
                betweenDeclarations ? place(token) : placeBefore(stumble, token),
                "expected " + wanted(stumble) + ", found " + Words.found(token));
        return help(stumble).map(fault::withHelp).orElse(fault);
    }

    private static String wanted(Stumble stumble) {
        Optional<Token> previous = stumble.previous();
        String after = previous.map(token -> " after " + Words.context(token)).orElse("");
        int rule = stumble.rule().getRuleIndex();
        if (rule == RnnParser.RULE_file) {
            return "`model`, `cell`, `function` or `import`";
        }
        if (stumble.lineCanEnd()) {
            boolean start = previous.map(Token::getType)
                    .filter(type -> type == RnnLexer.OPEN_BRACE || type == RnnLexer.CLOSE_BRACE)
                    .isPresent();
            return start ? "a line such as `input x[3]` or `h = tanh(x)`" : "an operator or a new line" + after;
        }
        if (rule == RnnParser.RULE_equation && stumble.expected().contains(RnnLexer.ASSIGN)) {
            return "`=`" + after;
        }
        if (rule == RnnParser.RULE_setting) {
            return "a word or a number" + after;
        }
        return Words.describe(stumble.expected()) + after;
    }

    private static Optional<String> help(Stumble stumble) {
        Token token = stumble.token();
        if (token.getType() == RnnLexer.DOT
                && token.getTokenIndex() + 1 < stumble.tokens().size()) {
            Token next = stumble.tokens().get(token.getTokenIndex() + 1);
            return Optional.of("a number starts with a digit: `0." + next.getText() + "`")
                    .filter(help -> next.getType() == RnnLexer.NUMBER);
        }
        if (token.getType() == RnnLexer.TIMES) {
            return Optional.of("a power is written `a^b`")
                    .filter(help -> stumble.previous()
                            .filter(previous -> previous.getType() == RnnLexer.TIMES)
                            .isPresent());
        }
        Optional<String> habit = habit(stumble, token);
        if (habit.isPresent()) {
            return habit;
        }
        if (stumble.rule() instanceof RnnParser.EquationContext equation) {
            String start = equation.getStart().getText();
            return Habits.word(start).or(() -> Suggestions.didYouMean(start, Words.literals(Words.ITEMS)));
        }
        if (stumble.rule().getRuleIndex() == RnnParser.RULE_file) {
            return Words.ITEMS.contains(token.getType())
                    ? Optional.of(Words.found(token) + " belongs between the braces of a `model`")
                    : Suggestions.didYouMean(token.getText(), Words.literals(Words.DECLARATIONS));
        }
        return example(stumble.rule());
    }

    /** What is right elsewhere, told by the sign and what stands before it. */
    private static Optional<String> habit(Stumble stumble, Token token) {
        String found = token.getText();
        String previous = stumble.previous().map(Token::getText).orElse("");
        int line = stumble.firstOfLine().getType();
        String name = stumble.previous()
                .filter(before -> Words.isName(before.getType()))
                .map(Token::getText)
                .orElse("");
        boolean declares = line == RnnLexer.INPUT || line == RnnLexer.TARGET;
        if (declares && found.equals("(")) {
            return Optional.of("sizes stand in square brackets: `" + name + "[3]`");
        } else if (declares && found.equals(",") && stumble.lineCanEnd()) {
            return Optional.of("each input and target has a line of its own");
        } else if (line == RnnLexer.OUTPUT && found.equals("(")) {
            return Optional.of("compute it in an equation: `y = " + name + "(...)`, then `output y`");
        } else if (found.equals("[") && previous.equals("]")) {
            return Optional.of("both sizes of a matrix stand in one pair of brackets: `W[4, 3]`");
        } else if (found.equals("[") && previous.equals("=")) {
            return Optional.of(
                    line == RnnLexer.STATE || line == RnnLexer.PARAM
                            ? "one number stands for all elements: `= 0`"
                            : "two vectors are joined by `a ++ b`");
        } else if (token.getType() == RnnLexer.NUMBER && previous.equals("~")) {
            return Optional.of("a number for all elements is given by `=`: `= " + found + "`");
        } else if (found.equals("{") && name.endsWith("_")) {
            return Optional.of("the step before is written `" + name.substring(0, name.length() - 1) + "[t-1]`");
        } else if (found.equals("(") && !name.isEmpty()) {
            return stumble.previous()
                    .flatMap(stumble::before)
                    .filter(dot -> dot.getText().equals("."))
                    .map(dot -> "functions and cells are called by their names alone: `" + name + "(...)`");
        } else if (token.getType() == RnnLexer.STRING) {
            return Optional.of("names stand without quotes: `" + found.replace("\"", "") + "`");
        } else if (found.equals("]") && previous.equals(":")) {
            return Optional.of("a part has both ends: `v[1:3]` holds the elements 1 and 2");
        } else if (found.equals("+") && stumble.rule() instanceof RnnParser.EquationContext) {
            return Optional.of("a name has one equation; to add up over time, keep it in a state: `s = s[t-1] + a`");
        }
        return Optional.empty();
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
