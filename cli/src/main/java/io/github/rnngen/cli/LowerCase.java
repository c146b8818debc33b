package io.github.rnngen.cli;

import io.github.rnngen.cli.console.Hints;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An option's value that is one of an enum's constants, in lower case. */
final class LowerCase<E extends Enum<E>> implements ITypeConverter<E> {
    private final List<E> constants;

    LowerCase(Class<E> type) {
        constants = Arrays.asList(type.getEnumConstants());
    }

    @Override
    public E convert(String value) {
        return constants.stream()
                .filter(constant -> word(constant).equals(value))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("there is no " + value
                        + Hints.among(
                                value, constants.stream().map(LowerCase::word).toList())));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
