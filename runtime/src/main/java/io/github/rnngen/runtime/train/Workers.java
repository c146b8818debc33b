package io.github.rnngen.runtime.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The thread that asks and others beside it, which do the same task. To be used by one thread at a time. Allocates
 * nothing.
 *
 * <p>Who waits looks again and again for a fraction of a millisecond before it sleeps: waking a thread takes some tens of
 * microseconds, and a step of training often not much more. On a machine with fewer processors than workers it sleeps at
 * once.
 */
public final class Workers implements AutoCloseable {
    private static final long SPIN_NANOSECONDS = 200_000;

    private final List<Worker> others = new ArrayList<>();
    private final long spinNanoseconds;
    private volatile boolean closed;

    /**
     * Workers, the caller of {@link #run} included; threads are started when they are first needed.
     *
     * @param count at least 1
     * @throws IllegalArgumentException if it is less
     */
    public Workers(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("there must be at least one worker, not " + count);
        }
        for (int number = 1; number < count; number++) {
            others.add(new Worker(number));
        }
        this.spinNanoseconds = count <= Runtime.getRuntime().availableProcessors() ? SPIN_NANOSECONDS : 0;
    }

    /**
     * Has the first workers do a task, each with its number from 0, and waits for all of them. If several of them throw,
     * what the one of the least number throws is thrown on. If a thread can't be started, that is thrown once those before
     * it are done; the task is then done in part.
     *
     * @param active how many, from 1 to as many as there are
     * @throws IllegalArgumentException if there are not so many
     * @throws IllegalStateException if the workers are closed
     */
    public void run(int active, IntConsumer task) {
        if (active < 1 || active > others.size() + 1) {
            throw new IllegalArgumentException(
                    "there are " + (others.size() + 1) + " workers, so that " + active + " can't do a task");
        } else if (closed) {
            throw new IllegalStateException("the workers are closed");
        }
        Throwable thrown = null;
        int started = 1;
        try {
            for (; started < active; started++) {
                others.get(started - 1).start(task);
            }
            task.accept(0);
        } catch (Throwable e) {
            thrown = e;
        }
        for (int i = 1; i < started; i++) {
            Throwable other = others.get(i - 1).outcome();
            thrown = thrown == null ? other : thrown;
        }
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        } else if (thrown instanceof Error error) {
            throw error;
        } else if (thrown != null) {
            throw new IllegalStateException(thrown);
        }
    }

    /** Waits without a lock, whatever wakes it. */
    private void await(BooleanSupplier done) {
        long start = System.nanoTime();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() - start < spinNanoseconds) {
                Thread.onSpinWait();
            } else {
                LockSupport.park(this);
            }
        }
    }

    /** The threads end; a task that runs is done to its end. */
    @Override
    public void close() {
        closed = true;
        others.forEach(Worker::wake);
    }

    private final class Worker {
        private final int number;
        private final BooleanSupplier hasTask = this::hasTask;
        private final BooleanSupplier isDone = this::isDone;
        private @Nullable Thread thread;
        private @Nullable Thread asking;
        private @Nullable Throwable thrown;
        private volatile @Nullable IntConsumer task;

        private Worker(int number) {
            this.number = number;
        }

        private void start(IntConsumer next) {
            if (thread == null) {
                Thread created = new Thread(this::work, "rnngen-trainer");
                created.setDaemon(true);
                created.start();
                thread = created;
            }
            asking = Thread.currentThread();
            thrown = null;
            task = next;
            wake();
        }

        private void wake() {
            LockSupport.unpark(thread);
        }

        private boolean hasTask() {
            return task != null || closed;
        }

        private boolean isDone() {
            return task == null;
        }

        private @Nullable Throwable outcome() {
            await(isDone);
            return thrown;
        }

        private void work() {
            await(hasTask);
            for (IntConsumer next = task; next != null; next = task) {
                try {
                    next.accept(number);
                } catch (Throwable e) {
                    thrown = e;
                }
                Thread waiting = asking;
                task = null;
                LockSupport.unpark(waiting);
                await(hasTask);
            }
        }
    }
}
