package io.github.rnngen.generator.schedule.cost;

import io.github.rnngen.generator.schedule.ir.Block;
import io.github.rnngen.generator.schedule.ir.KernelSizes;
import io.github.rnngen.generator.schedule.ir.Method;
import io.github.rnngen.generator.schedule.ir.Operations;
import io.github.rnngen.generator.schedule.ir.PlainLoops;
import io.github.rnngen.generator.schedule.ir.Section.Phase;
import io.github.rnngen.generator.schedule.ir.Section.Stage;
import io.github.rnngen.generator.schedule.ir.Section.Time;
import io.github.rnngen.generator.schedule.ir.Stmt;
import io.github.rnngen.generator.schedule.ir.Unroll;
import io.github.rnngen.runtime.Precision;
import io.github.rnngen.runtime.Signature;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How long a program takes: what it does is counted, statement by statement, and each count has a price. Prices are those
 * of one machine, see {@link Prices}; on another one they are off by a factor that is much the same for all forms of a
 * program, so that it does not matter to which is the fastest.
 */
public final class CostModel {
    /** Vectors for rows that are mostly shorter than the widest. */
    private static final int NARROW_VECTOR_BITS = 256;

    /** Up to so many rows of a result, reading the matrix takes longer than multiplying it. */
    private static final int FEW_ROWS = 2;

    /** Bytes of a matrix that stays in the nearest cache beside all else. */
    private static final int NEAR_BYTES = 32 * 1024;

    private final boolean vectors;
    private final int lanes;
    private final int bytes;
    private final Map<CostUnit, Double> counts = new EnumMap<>(CostUnit.class);
    private final Set<List<Stmt.Strip>> packed = new HashSet<>();

    private CostModel(Signature signature, boolean vectors) {
        this.vectors = vectors;
        this.bytes = bytes(signature.precision());
        this.lanes = KernelSizes.WIDEST_BITS / Byte.SIZE / bytes;
    }

    private static int bytes(Precision precision) {
        return precision == Precision.FLOAT ? Float.BYTES : Double.BYTES;
    }

    /**
     * The size of vectors, in bits, that suits what was counted: narrower ones where most numbers are in rows that don't fill
     * a wide one, for those are computed one by one.
     */
    public static int vectorBits(Prediction predicted, Precision precision) {
        int lanes = KernelSizes.WIDEST_BITS / Byte.SIZE / bytes(precision);
        double onVectors = lanes * predicted.counts().getOrDefault(CostUnit.VECTOR_OPERATION, 0.0);
        double oneByOne = predicted.counts().getOrDefault(CostUnit.OPERATION, 0.0);
        return oneByOne > onVectors ? NARROW_VECTOR_BITS : KernelSizes.WIDEST_BITS;
    }

    /**
     * The time of one run of a program for a full batch, on one thread; of the whole training step, with the update of the
     * parameters, if the program computes gradients.
     *
     * @param vectors whether products and loops work on vectors
     */
    public static Prediction predict(List<Block> blocks, Signature signature, Unroll unroll, boolean vectors) {
        CostModel model = new CostModel(signature, vectors);
        boolean trains = blocks.stream().anyMatch(block -> block.phase() == Phase.BACKWARD);
        for (Block block : blocks) {
            boolean each = block.stage() == Stage.SEQUENCE && !unroll.takesAllSequences(signature);
            int steps = block.time() == Time.NONE ? 1 : signature.steps();
            double runs = each ? (double) steps * signature.batch() : steps;
            for (Method method : block.methods()) {
                model.add(CostUnit.METHOD, runs);
                model.add(method.body(), runs);
                if (trains) {
                    model.addLayout(method.body());
                }
            }
        }
        if (trains) {
            model.add(CostUnit.UPDATE, signature.parameterCount());
        }
        return new Prediction(model.counts, Prices.of(signature.precision(), vectors));
    }

    private void add(CostUnit unit, double count) {
        counts.merge(unit, count, Double::sum);
    }

    /** A matrix is laid out once for all products with it. */
    private void addLayout(List<Stmt> body) {
        for (Stmt statement : body) {
            if (statement instanceof Stmt.Product product
                    && product.multipliesMatrix()
                    && packed.add(product.right())) {
                add(CostUnit.PACK, (double) product.terms().most() * product.columns());
            }
        }
    }

    private void add(List<Stmt> body, double runs) {
        body.forEach(statement -> add(statement, runs));
    }

    private void add(Stmt statement, double runs) {
        if (statement instanceof Stmt.Loop loop) {
            addLoop(loop, runs);
        } else if (statement instanceof Stmt.EachSequence each) {
            add(each.body(), runs * each.most());
        } else if (statement instanceof Stmt.EachBlock block) {
            add(block.body(), runs / block.steps());
        } else if (statement instanceof Stmt.SequenceBlock block) {
            add(block.body(), runs);
        } else if (statement instanceof Stmt.Product product) {
            addProduct(product, runs);
        } else if (statement instanceof Stmt.Apply apply) {
            addFunctions((double) apply.rows().most() * apply.columns(), runs);
        } else if (statement instanceof Stmt.Clear clear) {
            add(CostUnit.MOVE, runs * vectorsOf(clear.buffer().length()));
        } else {
            addSingle(statement, runs);
        }
    }

    private void addSingle(Stmt statement, double runs) {
        Work work = Work.of(List.of(statement));
        add(CostUnit.OPERATION, runs * (work.products() + work.sums()));
        add(CostUnit.FUNCTION, runs * work.functions());
    }

    /** Loops over elements work on vectors, in plain code but for what comes before the first and after the last whole one. */
    private void addLoop(Stmt.Loop loop, double runs) {
        add(CostUnit.LOOP, runs);
        int extent = loop.extent();
        if (extent < lanes || !isOverElements(loop)) {
            add(loop.body(), runs * extent);
            return;
        }
        double operations = runs * Operations.of(loop.body());
        int width = vectors ? lanes : Math.min(lanes, PlainLoops.lanes(extent));
        add(CostUnit.VECTOR_OPERATION, operations * Math.ceil((double) extent / width));
        add(CostUnit.OPERATION, vectors ? 0 : operations * width);
    }

    /** Whether nothing but single values is computed in a loop. */
    private static boolean isOverElements(Stmt.Loop loop) {
        return loop.body().stream()
                .allMatch(statement -> statement instanceof Stmt.Assign || statement instanceof Stmt.Declare);
    }

    /** In plain code these are loops, too. */
    private void addFunctions(double numbers, double runs) {
        add(CostUnit.LOOP, runs);
        add(CostUnit.VECTOR_FUNCTION, runs * Math.ceil(numbers / lanes));
    }

    private void addProduct(Stmt.Product product, double runs) {
        add(CostUnit.KERNEL, runs);
        if (vectors) {
            addTiles(product, runs);
        } else {
            addPlainSums(product, runs);
        }
        if (!product.multipliesMatrix()) {
            addRowsCopied(product, runs);
        }
    }

    private void addTiles(Stmt.Product product, double runs) {
        int rows = product.rows().most();
        int terms = product.terms().most();
        double columns = vectorsOf(product.columns());
        int rest = rows % KernelSizes.TILE_ROWS;
        boolean few = rest > 0 && rest <= FEW_ROWS;
        add(CostUnit.TILE, runs * (few ? rows - rest : rows) * terms * columns);
        boolean near = (double) terms * product.columns() * bytes <= NEAR_BYTES;
        add(near ? CostUnit.ROW : CostUnit.FAR_ROW, few ? runs * terms * columns : 0);
        add(CostUnit.KERNEL, runs * Math.ceil((double) rows / KernelSizes.TILE_ROWS) * Math.ceil(columns / 2));
    }

    /** Loops over rows of sums, or over columns of a sum of outer products where these are longer. */
    private void addPlainSums(Stmt.Product product, double runs) {
        int terms = product.terms().most();
        int length = plainLoop(product);
        int strips = length == product.columns() ? product.rows().most() : product.columns();
        int whole = strips / PlainLoops.ROWS;
        int rest = strips % PlainLoops.ROWS;
        double loops = whole * Math.ceil((double) terms / PlainLoops.TERMS);
        for (int height = 1; height < PlainLoops.ROWS; height *= 2) {
            int termsAtOnce = PlainLoops.ROWS * PlainLoops.TERMS / height;
            loops += (rest & height) > 0 ? Math.ceil((double) terms / termsAtOnce) : 0;
        }
        int width = Math.min(lanes, PlainLoops.lanes(length));
        if (width == 1) {
            add(CostUnit.EDGE, runs * strips * terms * length);
        } else {
            boolean near = (double) terms * length * bytes <= NEAR_BYTES;
            int few = rest <= FEW_ROWS ? rest : 0;
            double vectorsOfTerms = runs * terms * PlainLoops.rounds(length) / width;
            add(CostUnit.TILE, vectorsOfTerms * (strips - few));
            add(near ? CostUnit.ROW : CostUnit.FAR_ROW, vectorsOfTerms * few);
            add(CostUnit.LOOP, runs * loops);
        }
        add(CostUnit.MOVE, runs * strips * vectorsOf(length));
    }

    /** How many numbers plain code's loops for a product run over. */
    private static int plainLoop(Stmt.Product product) {
        int rows = product.rows().most();
        int columns = product.columns();
        return !product.multipliesMatrix() && rows > columns && columns < PlainLoops.WIDE ? rows : columns;
    }

    /**
     * Rows of vectors are copied, in plain code those of the operand that loops run over, and what blocks of them come to is
     * added up.
     */
    private void addRowsCopied(Stmt.Product product, double runs) {
        int rows = product.rows().most();
        int terms = product.terms().most();
        double columns = vectorsOf(product.columns());
        boolean shared = KernelSizes.sharesLines(product.left().columnStride());
        double left = rows >= KernelSizes.LONG_ROWS && shared ? (double) terms * vectorsOf(rows) : 0;
        double copied = vectors ? columns : vectorsOf(plainLoop(product));
        double blocks = Math.ceil((double) terms / KernelSizes.TERMS_OF_BLOCK);
        add(CostUnit.MOVE, runs * (terms * copied + left + blocks * rows * columns));
    }

    /** How many vectors a row of numbers fills. */
    private double vectorsOf(int numbers) {
        return numbers <= 0 ? 0 : Math.ceil((double) numbers / lanes);
    }
}
