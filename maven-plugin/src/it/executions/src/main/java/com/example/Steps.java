package com.example;

public final class Steps {
    public static int sum() {
        return First.STEPS + Moved.STEPS + Second.STEPS;
    }
}
