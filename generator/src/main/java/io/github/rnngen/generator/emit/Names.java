package io.github.rnngen.generator.emit;

import com.palantir.javapoet.NameAllocator;
import io.github.rnngen.generator.schedule.Program;
import io.github.rnngen.generator.schedule.ir.Buffer;
import io.github.rnngen.generator.schedule.ir.Method;
import io.github.rnngen.generator.schedule.ir.Space;
import io.github.rnngen.generator.schedule.ir.Variable;
import io.github.rnngen.runtime.Parameter;
import io.github.rnngen.runtime.Port;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The names in one emitted class; all of them are settled before anything is written. */
final class Names {
    static final String PARAMETERS = "p";
    static final String GRADIENTS = "g";
    static final String START = "start";
    static final String END = "end";
    static final String WORK = "w";
    static final String MASKS = "masks";

    /** What the code calls its own arrays, counters and constants. */
    private static final List<String> VARIABLES = List.of(
            PARAMETERS,
            GRADIENTS,
            START,
            END,
            WORK,
            MASKS,
            Variable.STEP.name(),
            Variable.SEQUENCE.name(),
            Variable.LENGTH.name(),
            Variable.BLOCK_STEP.name(),
            Variable.ROW.name(),
            Variable.OTHER_ROW.name(),
            StatementCode.FIRST.name(),
            StatementCode.END,
            OwnArrays.VARIABLE,
            ProductCode.STEPS_AT_ONCE,
            ProductCode.STEPS_OF_BLOCK,
            ProductCode.BLOCK_STEPS,
            "i",
            "j",
            "k",
            "parameters",
            "port",
            "sequences",
            "sequenceCount",
            "stepCount",
            "averagedSequences",
            "averagedSteps",
            "lengths",
            "carried",
            "STEPS",
            "BATCH",
            "PARAMETERS",
            "SIGNATURE",
            ProgramCode.VECTOR_FLAG,
            VectorLoopCode.SPECIES,
            VectorLoopCode.LANES,
            "WIDE");

    /** Types that the code names: a variable of that name would hide them. */
    private static final List<String> TYPES = List.of(
            "Arrays",
            "Distribution",
            "Double",
            "DoubleMath",
            "DoubleVector",
            "DropoutMasks",
            "Elements",
            "Float",
            "FloatMath",
            "FloatVector",
            "IllegalArgumentException",
            "IllegalStateException",
            "IntVector",
            "List",
            "LongVector",
            "Map",
            "Math",
            "Matrices",
            "ModuleLayer",
            "Network",
            "NetworkStream",
            "Port",
            "Precision",
            "Runtime",
            "Signature",
            "Stream",
            "String",
            "System",
            "VectorArrays",
            "VectorCode",
            "VectorOperators",
            "VectorSpecies",
            "VectorSupport");

    private final NameAllocator fields = new NameAllocator();

    private record Tag(Space space, String name) {}

    private Names() {}

    static Names of(Program program) {
        Names names = new Names();
        Stream.of(VARIABLES.stream(), TYPES.stream(), groups(program))
                .flatMap(each -> each)
                .forEach(name -> names.fields.newName(name, name));
        Stream.of(
                        program.signature().inputs(),
                        program.signature().targets(),
                        program.signature().outputs())
                .flatMap(List::stream)
                .map(Port::name)
                .forEach(port -> names.fields.newName(port, new Tag(Space.PORT, port)));
        for (Parameter parameter : program.signature().parameters()) {
            names.fields.newName(upper(parameter.name()), new Tag(Space.PARAMETERS, parameter.name()));
        }
        program.tables()
                .keySet()
                .forEach(table -> names.fields.newName(upper(table.name()), new Tag(Space.TABLE, table.name())));
        program.bases().keySet().forEach(name -> names.fields.newName(upper(name), new Tag(Space.WORK, name)));
        return names;
    }

    /** The classes that methods are divided among. */
    private static Stream<String> groups(Program program) {
        return program.blocks().stream()
                .flatMap(block -> block.methods().stream())
                .map(Method::group)
                .distinct()
                .map(ArithmeticCode::groupName);
    }

    /** The array that a buffer lies in. */
    String array(Buffer buffer) {
        return switch (buffer.space()) {
            case PARAMETERS -> PARAMETERS;
            case GRADIENTS -> GRADIENTS;
            case START -> START;
            case END -> END;
            case WORK -> WORK;
            case PORT -> port(buffer.name());
            case TABLE -> fields.get(new Tag(Space.TABLE, buffer.name()));
        };
    }

    /** How many sequences, or valid steps, means are taken over. */
    static String count(boolean steps) {
        return steps ? "stepCount" : "sequenceCount";
    }

    String port(String name) {
        return fields.get(new Tag(Space.PORT, name));
    }

    /** The constant that says where a parameter begins. */
    String parameter(String name) {
        return fields.get(new Tag(Space.PARAMETERS, name));
    }

    /** The constant that says where a block of the work array begins. */
    String work(String name) {
        return fields.get(new Tag(Space.WORK, name));
    }

    /** A name for a constant that is no part of the program. */
    String newConstant(String name) {
        return fields.newName(upper(name));
    }

    /** Names for what is local to a method: none of them a field's. */
    NameAllocator locals() {
        return fields.clone();
    }

    /** {@code hPreAdj} is {@code H_PRE_ADJ}, {@code top.W_xi} is {@code TOP_W_XI}. */
    static String upper(String name) {
        StringBuilder upper = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean word = Character.isUpperCase(c) && i > 0 && Character.isLowerCase(name.charAt(i - 1));
            upper.append(word ? "_" : "").append(c == '.' ? '_' : c);
        }
        return upper.toString().toUpperCase(Locale.ROOT);
    }
}
