// What SimpleRNN, LSTM and GRU of TensorFlow.js, which are Keras's layers in JavaScript, compute in float from weights
// and inputs such as those of keras-*.npz. It has no GRU with reset_after=True. Reads an object of such arrays by name
// ({"lstm": {"x": {"shape": [...], "data": [...]}, ...}, ...}) from standard input and prints the outputs;
// made with @tensorflow/tfjs 4.22.0.
import * as tf from '@tensorflow/tfjs';
import fs from 'fs';

const layers = {
  rnn: ['simple_rnn/simple_rnn_cell', tf.layers.simpleRNN],
  lstm: ['lstm/lstm_cell', tf.layers.lstm],
  gru_reset_before: ['gru/gru_cell', tf.layers.gru],
};
const hidden = 5;
const outputs = 2;
const swapped = [1, 0, 2]; // steps and batch

const computed = {};
for (const [name, arrays] of Object.entries(JSON.parse(fs.readFileSync(0)))) {
  const array = key => tf.tensor(arrays[key].data, arrays[key].shape);
  const [path, make] = layers[name];
  const x = tf.transpose(array('x'), swapped);
  const recurrent = make({
    units: hidden, returnSequences: true, recurrentActivation: 'sigmoid', inputShape: x.shape.slice(1),
  });
  const dense = tf.layers.dense({units: outputs});
  const model = tf.sequential({layers: [recurrent, dense]});
  recurrent.setWeights(['kernel', 'recurrent_kernel', 'bias'].map(weight => array(`${path}/${weight}`)));
  dense.setWeights(['kernel', 'bias'].map(weight => array(`dense/${weight}`)));
  computed[name] = Array.from(tf.transpose(model.predict(x), swapped).dataSync());
}
fs.writeSync(1, JSON.stringify(computed) + '\n');
