package com.example;

import io.github.rnngen.runtime.Network;

public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Network<float[]> network = new Large();
        network.forward(network.newParameters(1), 1);
        System.out.println(Large.class.getModule() + " reads " + Network.class.getModule());
    }
}
