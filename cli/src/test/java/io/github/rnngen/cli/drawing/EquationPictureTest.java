package io.github.rnngen.cli.drawing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.check.CheckedFile;
import io.github.rnngen.generator.graph.StepGraph;
import io.github.rnngen.generator.source.Imports;
import io.github.rnngen.generator.source.SourceBytes;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Pictures of networks of several cells: legal SVG, no box over another, everything inside the picture. */
class EquationPictureTest {
    private static final String LAYERS = """
            model Layers {
                steps up to 20
                batch 8
                input x[8]
                target k : index[5]
                h = lstm(x, hidden = 16)
                z = bidirectional(h, layer = gru, hidden = 6)
                y = linear(z, outputs = 5)
                output y
                loss mean cross_entropy(y, k) at last
            }
            """;

    /** A rectangle of the picture. */
    private record Area(double left, double top, double right, double bottom) {
        static Area of(Element rectangle) {
            double left = number(rectangle, "x");
            double top = number(rectangle, "y");
            return new Area(left, top, left + number(rectangle, "width"), top + number(rectangle, "height"));
        }

        boolean overlaps(Area other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }
    }

    static Stream<StepGraph> graphs() {
        CheckedFile file = Compiler.check(new SourceBytes("layers.rnn", LAYERS.getBytes(UTF_8)), Imports.NONE);
        return file.models().stream().flatMap(model -> Stream.of(Compiler.graph(model), Compiler.adjoint(model)));
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void boxesStandApartInsideThePicture(StepGraph graph) throws Exception {
        Element svg = parse(EquationPicture.draw("Layers", graph)).getDocumentElement();
        List<Area> areas = new ArrayList<>();
        NodeList rectangles = svg.getElementsByTagName("rect");
        for (int i = 0; i < rectangles.getLength(); i++) {
            areas.add(Area.of((Element) rectangles.item(i)));
        }

        assertThat(areas).hasSizeGreaterThan(20).allSatisfy(area -> {
            assertThat(area.left()).isNotNegative();
            assertThat(area.top()).isNotNegative();
            assertThat(area.right()).isLessThan(number(svg, "width"));
            assertThat(area.bottom()).isLessThan(number(svg, "height"));
        });
        for (int i = 0; i < areas.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(areas.get(i).overlaps(areas.get(j)))
                        .as("%s over %s", areas.get(i), areas.get(j))
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void theSameGraphGivesTheSamePicture(StepGraph graph) {
        assertThat(EquationPicture.draw("Layers", graph)).isEqualTo(EquationPicture.draw("Layers", graph));
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(UTF_8)));
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }
}
