package io.github.rnngen.generator.programs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.rnngen.generator.source.SourceBytes;
import io.github.rnngen.generator.source.SourceReader;
import io.github.rnngen.generator.source.SourceText;
import io.github.rnngen.generator.source.Span;
import io.github.rnngen.generator.syntax.Declaration;
import io.github.rnngen.generator.syntax.Expression;
import io.github.rnngen.generator.syntax.FileTree;
import io.github.rnngen.generator.syntax.Item;
import io.github.rnngen.generator.syntax.Parser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a failing program small: takes away declarations, lines and parts of expressions as long as what is left fails in
 * the same way. What the compiler rejects is no candidate, so that shapes and names need no care here.
 */
final class Reducer {
    private final ProgramCheck check;

    Reducer(ProgramCheck check) {
        this.check = check;
    }

    /** The smallest failure that can be reached by taking away one thing after the other. */
    Failure reduce(Failure failure) {
        Failure smallest = failure;
        Optional<Failure> next = smaller(smallest);
        while (next.isPresent()) {
            smallest = next.get();
            next = smaller(smallest);
        }
        return smallest;
    }

    private Optional<Failure> smaller(Failure failure) {
        for (String text : candidates(failure.sample().text())) {
            Optional<Failure> found = check.check(new Sample(failure.sample().seed(), text));
            if (found.isPresent() && found.get().kind().equals(failure.kind())) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Shorter programs, those that lack most first. */
    static List<String> candidates(String text) {
        SourceText source = SourceReader.read(new SourceBytes("random.rnn", text.getBytes(UTF_8)), fault -> {})
                .orElseThrow();
        FileTree tree = Parser.parse(source, fault -> {}).orElseThrow();
        List<String> candidates = new ArrayList<>();
        for (Declaration declaration : tree.declarations()) {
            candidates.add(replaced(text, declaration.span(), ""));
        }
        for (Declaration declaration : tree.declarations()) {
            for (Item item : items(declaration)) {
                candidates.add(replaced(text, item.span(), ""));
            }
        }
        for (Declaration declaration : tree.declarations()) {
            if (declaration instanceof Declaration.Function function) {
                shrink(text, function.body(), candidates);
            }
            for (Item item : items(declaration)) {
                if (item instanceof Item.Equation equation) {
                    shrink(text, equation.value(), candidates);
                } else if (item instanceof Item.Loss loss) {
                    shrink(text, loss.value(), candidates);
                } else if (item instanceof Item.Steps steps) {
                    candidates.add(replaced(text, steps.span(), "steps 2"));
                    candidates.add(replaced(text, steps.span(), "steps 1"));
                }
            }
        }
        candidates.removeIf(candidate -> candidate.length() >= text.length());
        return candidates;
    }

    private static List<Item> items(Declaration declaration) {
        if (declaration instanceof Declaration.Model model) {
            return model.items();
        }
        return declaration instanceof Declaration.Cell cell ? cell.items() : List.of();
    }

    /** In place of an expression one of its parts, or a number. */
    private static void shrink(String text, Expression expression, List<String> candidates) {
        if (!(expression instanceof Expression.Number)) {
            candidates.add(replaced(text, expression.span(), "1"));
        }
        for (Expression part : expression.children()) {
            candidates.add(replaced(text, expression.span(), excerpt(text, part.span())));
        }
        expression.children().forEach(part -> shrink(text, part, candidates));
    }

    private static String replaced(String text, Span span, String replacement) {
        return text.substring(0, start(text, span)) + replacement + text.substring(end(text, span));
    }

    private static String excerpt(String text, Span span) {
        return text.substring(start(text, span), end(text, span));
    }

    private static int start(String text, Span span) {
        return offset(text, span.line(), span.column());
    }

    private static int end(String text, Span span) {
        return offset(text, span.endLine(), span.endColumn());
    }

    /** Random programs are ASCII, so that columns count characters. */
    private static int offset(String text, int line, int column) {
        int from = 0;
        for (int i = 1; i < line; i++) {
            from = text.indexOf('\n', from) + 1;
        }
        return from + column - 1;
    }
}
