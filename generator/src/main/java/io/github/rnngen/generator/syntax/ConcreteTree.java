package io.github.rnngen.generator.syntax;

import io.github.rnngen.generator.source.Span;
import java.util.List;
import java.util.stream.Stream;

/** A text with every token and comment in its place, as the grammar groups them. */
public sealed interface ConcreteTree {
    /** The tokens, from left to right. */
    Stream<Leaf> leaves();

    /** The first token. */
    Leaf first();

    /** The last token. */
    Leaf last();

    /** What a rule of the grammar is made of: two parts at least, for a part alone stands for itself; a file may be empty. */
    record Branch(Rule rule, List<ConcreteTree> parts) implements ConcreteTree {
        public Branch {
            parts = List.copyOf(parts);
        }

        @Override
        public Stream<Leaf> leaves() {
            return parts.stream().flatMap(ConcreteTree::leaves);
        }

        @Override
        public Leaf first() {
            return parts.get(0).first();
        }

        @Override
        public Leaf last() {
            return parts.get(parts.size() - 1).last();
        }
    }

    /**
     * A token. That of a file's end has no text.
     *
     * @param above comments on lines of their own before it
     * @param before comments before it on its line
     * @param after comments behind it, where a line ends with them
     */
    record Leaf(String text, Span span, List<Comment> above, List<Comment> before, List<Comment> after)
            implements ConcreteTree {
        public Leaf {
            above = List.copyOf(above);
            before = List.copyOf(before);
            after = List.copyOf(after);
        }

        @Override
        public Stream<Leaf> leaves() {
            return Stream.of(this);
        }

        @Override
        public Leaf first() {
            return this;
        }

        @Override
        public Leaf last() {
            return this;
        }

        /** Whether this is one of these signs or words. */
        public boolean is(String... texts) {
            return List.of(texts).contains(text);
        }
    }
}
