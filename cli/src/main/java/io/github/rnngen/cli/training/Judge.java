package io.github.rnngen.cli.training;

import io.github.rnngen.cli.csv.CsvTable;
import io.github.rnngen.runtime.Network;
import io.github.rnngen.runtime.Port;
import java.util.List;
import java.util.Set;

/**
 * Judges a network by the held-out part of its data.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public final class Judge<A> {
    /** Of a target whose elements have no column of a table each, so many are judged. */
    public static final int MOST_ELEMENTS = ElementForecasts.MOST;

    private final DataSet<A> data;
    private final Set<String> atLast;
    private final ClassJudge<A> classJudge;
    private final ForecastJudge<A> forecastJudge;

    /**
     * For these parameters.
     *
     * @param atLast names of targets that are learned at the last step of a sequence alone, besides those given once
     */
    public Judge(Network<A> network, A parameters, DataSet<A> data, Set<String> atLast) {
        this.data = data;
        this.atLast = Set.copyOf(atLast);
        this.classJudge = new ClassJudge<>(network, parameters, data);
        this.forecastJudge = new ForecastJudge<>(network, parameters, data);
    }

    /**
     * How well classes are told.
     *
     * @param target an index
     */
    public Judgement.Classes classes(Port target) {
        return classJudge.judge(target, judged(target));
    }

    /**
     * How well a table's numbers are foretold, a judgement for each column of the target, or, where it has a column for
     * each step, for each of its elements, of the first {@link #MOST_ELEMENTS}.
     *
     * @param season after how many rows things repeat; 0 if they don't
     */
    public List<Judgement.Forecast> forecasts(PortColumns target, CsvTable table, Preparation preparation, int season) {
        Judged judged = judged(target.port());
        return target.perStep()
                ? forecastJudge.ofSteps(target, judged, table, preparation)
                : forecastJudge.ofColumns(target, judged, table, preparation, season);
    }

    /**
     * How well numbers are foretold that stand in no table, a judgement for each element of the target, of the first
     * {@link #MOST_ELEMENTS}.
     *
     * @param target no index
     */
    public List<Judgement.Forecast> numbers(Port target) {
        return forecastJudge.ofNumbers(target, judged(target));
    }

    /** What is held out; the end of each piece where nothing else of the target was learned. */
    private Judged judged(Port target) {
        return target.once() || atLast.contains(target.name())
                ? Judged.last(data.heldOut().pieces())
                : data.heldOut();
    }
}
