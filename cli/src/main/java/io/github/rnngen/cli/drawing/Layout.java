package io.github.rnngen.cli.drawing;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.CycleBreakingStrategy;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.SizeConstraint;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Where boxes and arrows lie: in layers from top to bottom, no box over another. The same boxes and arrows give the same
 * layout.
 *
 * @param corners of the boxes: left, top
 * @param paths of the arrows: points from the box that is read to the reader
 * @param labels of the arrows: left, top; where an arrow has none, of no meaning
 */
record Layout(double width, double height, List<Point> corners, List<List<Point>> paths, List<Point> labels) {
    static final double LABEL_HEIGHT = 14;

    private static final double LABEL_CHARACTER = 6.5;

    Layout {
        corners = List.copyOf(corners);
        paths = List.copyOf(paths);
        labels = List.copyOf(labels);
    }

    /** A place in the picture, in pixels, from the left and from the top. */
    record Point(double x, double y) {}

    static Layout of(List<Box> boxes, List<Arrow> arrows) {
        ElkNode root = root();
        List<ElkNode> nodes = boxes.stream().map(box -> node(root, box)).toList();
        List<ElkEdge> edges = new ArrayList<>();
        for (Arrow arrow : arrows) {
            edges.add(edge(root, arrow, nodes.get(arrow.from()), nodes.get(arrow.to())));
        }
        // Loading the service is what tells the library how to copy its own options.
        LayoutMetaDataService.getInstance();
        new LayeredLayoutProvider().layout(root, new BasicProgressMonitor());
        return new Layout(
                root.getWidth(),
                root.getHeight(),
                nodes.stream().map(node -> new Point(node.getX(), node.getY())).toList(),
                edges.stream().map(Layout::path).toList(),
                edges.stream().map(Layout::label).toList());
    }

    private static ElkNode root() {
        ElkNode root = ElkGraphUtil.createGraph();
        root.setProperty(CoreOptions.DIRECTION, Direction.DOWN);
        root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.SPLINES);
        root.setProperty(CoreOptions.RANDOM_SEED, 1);
        root.setProperty(CoreOptions.SPACING_NODE_NODE, 24.0);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 40.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE, 16.0);
        root.setProperty(CoreOptions.SPACING_EDGE_LABEL, 5.0);
        // Boxes come in an order of computation, so that arrows from an earlier step alone point upwards.
        root.setProperty(LayeredOptions.CYCLE_BREAKING_STRATEGY, CycleBreakingStrategy.MODEL_ORDER);
        return root;
    }

    private static ElkNode node(ElkNode root, Box box) {
        ElkNode node = ElkGraphUtil.createNode(root);
        node.setProperty(CoreOptions.NODE_SIZE_CONSTRAINTS, EnumSet.noneOf(SizeConstraint.class));
        node.setDimensions(box.width(), box.height());
        return node;
    }

    private static ElkEdge edge(ElkNode root, Arrow arrow, ElkNode from, ElkNode to) {
        ElkEdge edge = ElkGraphUtil.createEdge(root);
        edge.getSources().add(from);
        edge.getTargets().add(to);
        if (arrow.crossesSteps()) {
            ElkLabel label = ElkGraphUtil.createLabel(arrow.label(), edge);
            label.setDimensions(arrow.label().length() * LABEL_CHARACTER, LABEL_HEIGHT);
            label.setProperty(CoreOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
        }
        return edge;
    }

    private static List<Point> path(ElkEdge edge) {
        ElkEdgeSection section = edge.getSections().get(0);
        List<Point> points = new ArrayList<>();
        points.add(new Point(section.getStartX(), section.getStartY()));
        section.getBendPoints().forEach(bend -> points.add(new Point(bend.getX(), bend.getY())));
        points.add(new Point(section.getEndX(), section.getEndY()));
        return points;
    }

    private static Point label(ElkEdge edge) {
        return edge.getLabels().stream()
                .findFirst()
                .map(label -> new Point(label.getX(), label.getY()))
                .orElse(new Point(0, 0));
    }
}
