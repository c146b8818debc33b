"""What SimpleRNN, LSTM and GRU of Keras compute, written down from the formulas and layouts of their pages:
https://keras.io/api/layers/recurrent_layers. Kernels multiply from the left; gates lie side by side, i f c o for an
LSTM, z r h for a GRU. Run in this folder; made with NumPy 2.4."""

import numpy as np

STEPS, BATCH, INPUTS, HIDDEN, OUTPUTS = 6, 3, 4, 5, 2


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


def simple_rnn(x, h, w):
    return np.tanh(x @ w["kernel"] + h @ w["recurrent_kernel"] + w["bias"]), None


def lstm(x, h, c, w):
    i, f, g, o = np.split(x @ w["kernel"] + h @ w["recurrent_kernel"] + w["bias"], 4, axis=-1)
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    return sigmoid(o) * np.tanh(c), c


def gru_reset_after(x, h, w):
    xz, xr, xh = np.split(x @ w["kernel"] + w["bias"][0], 3, axis=-1)
    hz, hr, hh = np.split(h @ w["recurrent_kernel"] + w["bias"][1], 3, axis=-1)
    z, r = sigmoid(xz + hz), sigmoid(xr + hr)
    return z * h + (1 - z) * np.tanh(xh + r * hh), None


def gru_reset_before(x, h, w):
    xz, xr, xh = np.split(x @ w["kernel"] + w["bias"], 3, axis=-1)
    uz, ur, uh = np.split(w["recurrent_kernel"], 3, axis=-1)
    z, r = sigmoid(xz + h @ uz), sigmoid(xr + h @ ur)
    return z * h + (1 - z) * np.tanh(xh + (r * h) @ uh), None


def write(name, layer, gates, bias, step):
    random = np.random.default_rng(len(name) + gates)
    w = {
        "kernel": random.uniform(-1, 1, (INPUTS, gates * HIDDEN)),
        "recurrent_kernel": random.uniform(-1, 1, (HIDDEN, gates * HIDDEN)),
        "bias": random.uniform(-1, 1, bias),
    }
    dense = {"kernel": random.uniform(-1, 1, (HIDDEN, OUTPUTS)), "bias": random.uniform(-1, 1, OUTPUTS)}
    x = random.uniform(-1, 1, (STEPS, BATCH, INPUTS))
    h, c, y = np.zeros((BATCH, HIDDEN)), np.zeros((BATCH, HIDDEN)), []
    for t in range(STEPS):
        h, c = step(x[t], h, c, w) if step is lstm else step(x[t], h, w)
        y.append(h @ dense["kernel"] + dense["bias"])
    arrays = {f"{layer}/{key}": value for key, value in w.items()}
    arrays |= {f"dense/{key}": value for key, value in dense.items()}
    np.savez(f"keras-{name}.npz", x=x, y=np.array(y), **arrays)


write("rnn", "simple_rnn/simple_rnn_cell", 1, HIDDEN, simple_rnn)
write("lstm", "lstm/lstm_cell", 4, 4 * HIDDEN, lstm)
write("gru", "gru/gru_cell", 3, (2, 3 * HIDDEN), gru_reset_after)
write("gru_reset_before", "gru/gru_cell", 3, 3 * HIDDEN, gru_reset_before)
