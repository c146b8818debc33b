"""Times one training step of the reference network in NumPy: forward pass, loss, backpropagation, update.

The step is written as one would write it first, time step by time step. The argument is double, the default, or float.
Prints NumPy's version, then the microseconds per training step of each round, one a line.
"""

import sys
import time

import numpy as np

INPUTS, HIDDEN, OUTPUTS, STEPS = 3, 4, 2, 5
LEARNING_RATE = 0.01


def forward(parameters, xs, h):
    ys, caches = [], []
    for x in xs:
        h_before = h
        h = np.tanh(np.dot(parameters["W_xh"], x) + np.dot(parameters["W_hh"], h_before) + parameters["b_h"])
        ys.append(np.dot(parameters["W_hy"], h) + parameters["b_y"])
        caches.append({"x": x, "h": h, "h_before": h_before})
    return ys, caches


def loss_of(ys, ds):
    return sum(0.5 * np.sum((y - d) ** 2) for y, d in zip(ys, ds))


def backward(parameters, ys, ds, caches):
    gradients = {name: np.zeros_like(value) for name, value in parameters.items()}
    dh_after = np.zeros(HIDDEN, dtype=ys[0].dtype)
    for y, d, cache in zip(reversed(ys), reversed(ds), reversed(caches)):
        dy = y - d
        gradients["W_hy"] += np.outer(dy, cache["h"])
        gradients["b_y"] += dy
        dh = np.dot(parameters["W_hy"].T, dy) + dh_after
        dz = dh * (1 - cache["h"] ** 2)
        gradients["W_xh"] += np.outer(dz, cache["x"])
        gradients["W_hh"] += np.outer(dz, cache["h_before"])
        gradients["b_h"] += dz
        dh_after = np.dot(parameters["W_hh"].T, dz)
    return gradients


def training_step(parameters, xs, ds):
    ys, caches = forward(parameters, xs, np.zeros(HIDDEN, dtype=xs[0].dtype))
    loss = loss_of(ys, ds)
    gradients = backward(parameters, ys, ds, caches)
    for name, gradient in gradients.items():
        parameters[name] -= LEARNING_RATE * gradient
    return loss


def main(rounds, steps_per_round, precision):
    random = np.random.RandomState(42)
    xs = [random.randn(INPUTS) for _ in range(STEPS)]
    ds = [random.randn(OUTPUTS) for _ in range(STEPS)]
    parameters = {
        "W_xh": random.randn(HIDDEN, INPUTS) * 0.1,
        "W_hh": random.randn(HIDDEN, HIDDEN) * 0.1,
        "W_hy": random.randn(OUTPUTS, HIDDEN) * 0.1,
        "b_h": np.zeros(HIDDEN),
        "b_y": np.zeros(OUTPUTS),
    }
    number = np.float32 if precision == "float" else np.float64
    xs = [x.astype(number) for x in xs]
    ds = [d.astype(number) for d in ds]
    parameters = {name: value.astype(number) for name, value in parameters.items()}
    first = training_step(parameters, xs, ds)
    if abs(first - 4.42928666078666) > (1e-5 if precision == "float" else 1e-13):
        sys.exit(f"the loss is {first}, not that of the reference network")
    print(np.__version__)
    for _ in range(rounds):
        start = time.perf_counter()
        for _ in range(steps_per_round):
            training_step(parameters, xs, ds)
        print((time.perf_counter() - start) / steps_per_round * 1e6, flush=True)


if __name__ == "__main__":
    main(rounds=5, steps_per_round=5000, precision=sys.argv[1] if len(sys.argv) > 1 else "double")
