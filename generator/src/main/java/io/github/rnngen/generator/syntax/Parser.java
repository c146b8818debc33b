package io.github.rnngen.generator.syntax;

import io.github.rnngen.generator.diagnostic.Diagnostic;
import io.github.rnngen.generator.source.SourceText;
import io.github.rnngen.grammar.RnnParser;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Reads the text of a file. */
public final class Parser {
    private Parser() {}

    /**
     * What the text says, without the parts that have faults of syntax.
     *
     * @param faults is told every fault, in no particular order
     * @return empty only where brackets are nested too deeply or the text is too long to be parsed at all
     */
    public static Optional<FileTree> parse(SourceText source, Consumer<Diagnostic> faults) {
        return parsed(source, faults).map(Parsed::tree);
    }

    /**
     * How the text is written: all its tokens and comments.
     *
     * @param faults is told every fault, in no particular order
     * @return empty if there are faults of syntax
     */
    public static Optional<ConcreteTree.Branch> concrete(SourceText source, Consumer<Diagnostic> faults) {
        AtomicBoolean sound = new AtomicBoolean(true);
        Optional<Parsed> parsed = parsed(source, noting(sound, faults));
        return parsed.filter(each -> sound.get())
                .map(each -> ConcreteTreeBuilder.build(
                        each.file(), each.scan().tokens().getTokens(), new Spans(source)));
    }

    private record Parsed(Scan scan, RnnParser.FileContext file, FileTree tree) {}

    private static Optional<Parsed> parsed(SourceText source, Consumer<Diagnostic> faults) {
        AtomicBoolean sound = new AtomicBoolean(true);
        Consumer<Diagnostic> noted = noting(sound, faults);
        Scan scan = Scanner.scan(source, noted);
        if (!scan.parsable()) {
            return Optional.empty();
        }
        Spans spans = new Spans(source);
        Skipper skipper = new Skipper(scan.bracketed());
        Recovery recovery = new Recovery(scan, skipper, new SyntaxFaults(spans), noted);
        RnnParser parser = new RnnParser(scan.tokens());
        parser.removeErrorListeners();
        parser.setErrorHandler(recovery);
        RnnParser.FileContext file = parser.file();
        TreeBuilder builder = new TreeBuilder(spans, noted, sound.get());
        FileTree tree = new FileTree(source, builder.declarations(file), scan.comments(), skipper.unreadable());
        return Optional.of(new Parsed(scan, file, tree));
    }

    private static Consumer<Diagnostic> noting(AtomicBoolean sound, Consumer<Diagnostic> faults) {
        return fault -> {
            sound.set(false);
            faults.accept(fault);
        };
    }
}
