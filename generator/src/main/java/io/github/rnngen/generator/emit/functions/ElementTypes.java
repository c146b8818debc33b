package io.github.rnngen.generator.emit.functions;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.github.rnngen.runtime.Precision;
import io.github.rnngen.runtime.VectorSupport;

/** The types of Java that numbers of a precision have. */
public final class ElementTypes {
    private ElementTypes() {}

    /** The type of one number. */
    public static TypeName of(Precision precision) {
        return precision == Precision.FLOAT ? TypeName.FLOAT : TypeName.DOUBLE;
    }

    /** The class of vectors of such numbers. */
    public static ClassName vector(Precision precision) {
        return inVectorApi(precision == Precision.FLOAT ? "FloatVector" : "DoubleVector");
    }

    /** A class of the Vector API, whose module and package have one name. */
    public static ClassName inVectorApi(String name) {
        return ClassName.get(VectorSupport.MODULE, name);
    }
}
