package io.github.rnngen.runtime.train;

/** Which sequences each batch of an epoch consists of. */
sealed interface Batches permits FilledBatches, LaneBatches {
    /** Prepares an epoch, from 1. An epoch's batches do not depend on the epochs before it. */
    void arrange(int epoch);

    /** How many batches an epoch has. */
    int count();

    /** How many sequences a batch has, at least 1. */
    int size(int batch);

    /** Which sequence is at a place of a batch. */
    int sequence(int batch, int place);

    /** Whether that sequence goes on from the state in which the batch before has left the same place. */
    boolean carries(int batch, int place);
}
