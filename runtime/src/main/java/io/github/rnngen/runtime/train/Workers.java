package io.github.rnngen.runtime.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The thread that asks and others beside it, which do the same task. Allocates nothing while the one is enough. */
final class Workers implements AutoCloseable {
    private final ExecutorService others;
    private final List<CompletableFuture<Void>> pending = new ArrayList<>();

    /** Workers, the caller of {@link #run} included; threads are started when they are first needed. */
    Workers(int count) {
        this.others = Executors.newFixedThreadPool(Math.max(1, count - 1), task -> {
            Thread thread = new Thread(task, "rnngen-trainer");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Has the first workers do a task, each with its number from 0, and waits for all of them. If several of them throw,
     * what the one of the least number throws is thrown on.
     */
    void run(int active, IntConsumer task) {
        for (int i = 1; i < active; i++) {
            int worker = i;
            pending.add(CompletableFuture.runAsync(() -> task.accept(worker), others));
        }
        Throwable thrown = null;
        try {
            task.accept(0);
        } catch (RuntimeException | Error e) {
            thrown = e;
        }
        for (int i = 0; i < pending.size(); i++) {
            Throwable other = outcome(pending.get(i));
            thrown = thrown == null ? other : thrown;
        }
        pending.clear();
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        } else if (thrown instanceof Error error) {
            throw error;
        }
    }

    private static @Nullable Throwable outcome(CompletableFuture<Void> task) {
        try {
            task.join();
            return null;
        } catch (CompletionException e) {
            return e.getCause();
        }
    }

    @Override
    public void close() {
        others.shutdown();
    }
}
