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
        AtomicBoolean sound = new AtomicBoolean(true);
        Consumer<Diagnostic> noted = fault -> {
            sound.set(false);
            faults.accept(fault);
        };
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
        return Optional.of(new FileTree(source, builder.declarations(file), scan.comments(), skipper.unreadable()));
    }
}
