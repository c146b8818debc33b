package io.github.rnngen.generator.diagnostic;

/**
 * The kinds of faults. Numbers are stable: a kind that is no longer reported leaves a gap. {@code docs/diagnostics.md}
 * explains each to users.
 */
public enum Code {
    // the file
    FILE_TOO_LARGE(1, "A model file, or what it imports, is too large."),
    NOT_UTF8(2, "The file is not text in UTF-8."),
    CONTROL_CHARACTER(3, "The file holds an invisible control character."),

    // syntax
    SYNTAX(10, "Something else is expected at this place."),
    UNKNOWN_CHARACTER(11, "The character has no meaning in the language."),
    BRACKET(12, "A bracket has no partner."),
    TOO_DEEP(13, "Brackets, operators or calls are nested too deeply."),
    NEVER_CLOSED(14, "A comment or a string is never closed."),
    KEYWORD_AS_NAME(15, "A keyword of the language cannot be a name."),
    NUMBER(16, "The number is too large, too small or too long."),
    MISPLACED(17, "This line cannot stand here."),
    LONG_NAME(18, "The name is too long."),

    // names
    UNDEFINED(20, "The name is not defined."),
    DEFINED_TWICE(21, "The name is defined twice."),
    CIRCLE(22, "Names depend on each other in the same time step, or both ways in time."),
    RECURSION(23, "Functions or cells call each other without end."),
    IMPORT_NOT_FOUND(24, "There is no file of that name to import."),
    CIRCULAR_IMPORT(25, "Files import each other."),
    WRONG_KIND(26, "The name stands for something else than what is needed here."),
    JAVA_NAME(27, "A package or a model has a name that Java does not allow."),

    // calls
    MISSING_ARGUMENT(30, "A call lacks an argument that has no default."),
    SURPLUS_ARGUMENT(31, "A call has an argument that nothing takes."),
    CELL_CALL(32, "A cell call must stand alone on the right of its equation."),
    OUTPUT_COUNT(33, "An equation has more names on the left than the right gives values."),

    // shapes
    SHAPE(40, "Shapes do not fit."),
    SIZE(41, "A size is not a whole number in range."),
    TOO_LARGE(42, "A value has more elements than an array can hold."),
    PART(43, "The part reaches outside of the vector."),
    CONDITION(44, "A comparison is used as a number, or a number as a condition."),
    INDEX(45, "An index is used as a number, or a number as an index."),
    NOT_CONSTANT(46, "A number must be known before the network runs."),

    // states and time
    STATE_NEVER_SET(50, "The state has no equation."),
    NOT_A_STATE(51, "Only states have a past."),
    FUTURE(52, "The future is not known yet."),
    STEPS_BACK(53, "The number of steps back is not a whole number in range."),
    INITIAL_VALUE(54, "The value of a state before the first step is of the wrong kind."),
    TIME(55, "The time step can only be used as an index of states."),

    // models
    MISSING_ITEM(60, "The model lacks a line that every model needs."),
    PRECISION(61, "There is no such precision."),
    TARGET_OUTSIDE_LOSS(62, "A target is used outside the loss."),
    LOSS_NOT_SCALAR(63, "The loss of a step must be a single number."),
    LOSS_UNTRAINED(64, "The loss depends on nothing that is trained."),
    DISTRIBUTION(65, "The distribution or its arguments are wrong."),
    CONSTANT(66, "The values of a constant do not fit its shape."),
    SETTING(67, "A setting of the `train` block is wrong."),

    // limits of this compiler
    TOO_MUCH(70, "The model is too large to be compiled."),

    // warnings
    UNUSED(90, Severity.WARNING, "Nothing depends on the name.");

    private final int number;
    private final Severity severity;
    private final String explanation;

    Code(int number, String explanation) {
        this(number, Severity.ERROR, explanation);
    }

    Code(int number, Severity severity, String explanation) {
        this.number = number;
        this.severity = severity;
        this.explanation = explanation;
    }

    /** Such as {@code RNN012}. */
    public String id() {
        String digits = String.valueOf(number);
        return "RNN" + "0".repeat(3 - digits.length()) + digits;
    }

    public Severity severity() {
        return severity;
    }

    /** One sentence for users. */
    public String explanation() {
        return explanation;
    }
}
