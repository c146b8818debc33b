package io.github.rnngen.generator.examples;

import java.util.Random;

/** Where operands are drawn from. */
enum Domain {
    /** From 0.5 to 1.5. */
    POSITIVE {
        @Override
        double draw(Random random) {
            return 0.5 + random.nextDouble();
        }
    },
    /** As {@link #POSITIVE}, with either sign. */
    SIGNED {
        @Override
        double draw(Random random) {
            return random.nextBoolean() ? POSITIVE.draw(random) : -POSITIVE.draw(random);
        }
    },
    /** One of -1, 0 and 1: many are equal, and many zero. */
    TIED {
        @Override
        double draw(Random random) {
            return random.nextInt(3) - 1.0;
        }
    };

    abstract double draw(Random random);
}
