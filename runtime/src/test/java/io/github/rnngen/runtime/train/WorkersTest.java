package io.github.rnngen.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkersTest {
    private static final int COUNT = 3;

    @Test
    void eachWorkerDoesItsShareOfEveryTask() {
        AtomicIntegerArray done = new AtomicIntegerArray(COUNT);
        try (Workers workers = new Workers(COUNT)) {
            for (int i = 0; i < 20_000; i++) {
                workers.run(i % COUNT + 1, done::incrementAndGet);
            }
        }
        assertThat(done.get(0)).isEqualTo(20_000);
        assertThat(done.get(1)).isEqualTo(13_333);
        assertThat(done.get(2)).isEqualTo(6_666);
    }

    @Test
    void whatTakesLongerThanAnybodyLooksIsWaitedFor() {
        AtomicIntegerArray done = new AtomicIntegerArray(2);
        try (Workers workers = new Workers(2)) {
            for (int slow = 0; slow < 2; slow++) {
                int sleeper = slow;
                workers.run(2, worker -> {
                    if (worker == sleeper) {
                        LockSupport.parkNanos(Duration.ofMillis(30).toNanos());
                    }
                    done.incrementAndGet(worker);
                });
                LockSupport.parkNanos(Duration.ofMillis(30).toNanos());
            }
        }
        assertThat(done.get(0)).isEqualTo(2);
        assertThat(done.get(1)).isEqualTo(2);
    }

    @Test
    void whatTheFirstOfThemThrowsIsThrownOnAndTheyGoOn() {
        try (Workers workers = new Workers(COUNT)) {
            assertThatThrownBy(() -> workers.run(COUNT, worker -> {
                        if (worker > 0) {
                            throw new IllegalStateException("worker " + worker);
                        }
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("worker 1");
            AtomicIntegerArray done = new AtomicIntegerArray(COUNT);
            workers.run(COUNT, done::incrementAndGet);
            assertThat(done.get(2)).isEqualTo(1);
        }
    }

    @Test
    void moreThanThereAreAreRefusedAndNobodyStarts() {
        AtomicIntegerArray done = new AtomicIntegerArray(COUNT);
        try (Workers workers = new Workers(COUNT)) {
            assertThatThrownBy(() -> workers.run(COUNT + 1, done::incrementAndGet))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("there are 3 workers, so that 4 can't do a task");
            assertThatThrownBy(() -> workers.run(0, done::incrementAndGet))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(done.get(0) + done.get(1) + done.get(2)).isZero();
        assertThatThrownBy(() -> new Workers(0)).hasMessage("there must be at least one worker, not 0");
    }

    @Test
    void closedOnesDoNothingMore() {
        AtomicIntegerArray done = new AtomicIntegerArray(2);
        Workers workers = new Workers(2);
        workers.run(2, done::incrementAndGet);
        workers.close();
        assertThatThrownBy(() -> workers.run(2, done::incrementAndGet))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the workers are closed");
        assertThat(done.get(0)).isEqualTo(1);
    }

    @Test
    void threadsEndWhenTheyAreClosed() throws InterruptedException {
        Thread[] threads = new Thread[2];
        try (Workers workers = new Workers(2)) {
            workers.run(2, worker -> threads[worker] = Thread.currentThread());
        }
        threads[1].join(Duration.ofSeconds(20).toMillis());
        assertThat(threads[1].isAlive()).isFalse();
    }
}
