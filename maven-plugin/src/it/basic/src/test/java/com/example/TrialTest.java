package com.example;

public final class TrialTest {
    public static int steps() {
        return Trial.STEPS + Forecast.STEPS;
    }
}
